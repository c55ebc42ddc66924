import { existsSync, mkdirSync, readdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { writeSealed } from '../../../lib/store/cache-folder.ts'
import { filesOf, writeManifest } from '../../../lib/store/manifest.ts'
import {
  realFolder,
  recover,
  refuseForeign,
  refuseOverlap,
  replaceFolder,
  siteFolder,
} from '../../../lib/store/out-folder.ts'
import { type Files, filesIn, read, temporaryFolder, writeFiles } from '../helpers/temporary-folder.ts'

afterEach(() => void vi.unstubAllEnvs())

/** A project with content in it. */
function aProject(): string {
  const project = path.join(realpathSync(temporaryFolder()), 'project')
  mkdirSync(path.join(project, 'content'), { recursive: true })
  return project
}

test('a folder has one real name, by whatever links it is reached, and whether or not it is there', () => {
  const folder = path.dirname(aProject())
  mkdirSync(path.join(folder, 'disk'))
  symlinkSync('disk', path.join(folder, 'link'))
  symlinkSync('disk/later', path.join(folder, 'dangling'))
  expect(realFolder(path.join(folder, 'disk/out'))).toBe(path.join(folder, 'disk/out'))
  expect(realFolder(path.join(folder, 'link'))).toBe(path.join(folder, 'disk'))
  expect(realFolder(path.join(folder, 'link/deep/out'))).toBe(path.join(folder, 'disk/deep/out'))
  expect(realFolder(path.join(folder, 'dangling'))).toBe(path.join(folder, 'disk/later'))
})

test('the site goes to where OUT_DIR leads', () => {
  const project = aProject()
  symlinkSync('elsewhere', path.join(project, 'out'))
  vi.stubEnv('OUT_DIR', undefined)
  expect(siteFolder(project)).toBe(path.join(project, 'elsewhere'))
})

test.each([
  ['the content', 'content', 'content', 'CONTENT_DIR'],
  ['a folder that holds the content', 'texts', 'texts/content', 'CONTENT_DIR'],
  ['the project', '.', 'content', 'project'],
  ['a folder that holds the project', '..', 'content', 'project'],
  ['a link to a folder that holds the content', 'link', 'texts/content', 'CONTENT_DIR'],
])('OUT_DIR may not be %s', (_, out, content, named) => {
  const project = aProject()
  mkdirSync(path.join(project, 'texts/content'), { recursive: true })
  symlinkSync('texts', path.join(project, 'link'))
  vi.stubEnv('OUT_DIR', out)
  vi.stubEnv('CONTENT_DIR', content)
  expect(() => refuseOverlap(project)).toThrow(named)
  expect(() => refuseOverlap(project)).toThrow('Choose another OUT_DIR.')
})

test.each(['out', 'content/out', '../out', '..content'])('OUT_DIR may be %s', (out) => {
  vi.stubEnv('OUT_DIR', out)
  vi.stubEnv('CONTENT_DIR', 'content')
  expect(() => refuseOverlap(aProject())).not.toThrow()
})

/** A folder that holds a site, and the site’s folder in it. */
function aSite(added: Files = {}) {
  const out = path.join(temporaryFolder(), 'out')
  writeFiles(out, { 'index.html': 'home', '404.html': 'none', 'en/index.html': 'English', '.hosts/Caddyfile': '' })
  writeManifest(
    out,
    filesOf(out).map((name) => ({ name })),
  )
  writeFiles(out, added)
  return out
}

// Only the question is asked here; nothing is built, moved or deleted.
test.each([
  ['the project itself', '.'],
  ['the folder that holds the project', '..'],
  ['the texts', 'content'],
  ['downloads with their checksums', 'downloads'],
  ['a page of somebody’s', 'public'],
  ['a file', 'content/site.yaml'],
])('a site may not replace %s', (_, name) => {
  const folder = temporaryFolder({
    'content/site.yaml': '',
    'downloads/SHA256SUMS': '',
    'downloads/disk.iso': '',
    'public/index.html': '',
  })
  expect(() => refuseForeign(path.join(folder, name))).toThrow('Choose another OUT_DIR')
})

test('a site may go where nothing is, and replace a site that is as it was made', () => {
  expect(() => refuseForeign(temporaryFolder())).not.toThrow()
  expect(() => refuseForeign(path.join(temporaryFolder(), 'none'))).not.toThrow()
  expect(() => refuseForeign(aSite())).not.toThrow()
})

test('a site of which files are gone or changed may be replaced: all that is there, Masthead made', () => {
  expect(() => refuseForeign(aSite({ 'en/index.html': 'changed' }))).not.toThrow()
  expect(() => refuseForeign(aSite({ '.DS_Store': '', 'en/Thumbs.db': '' }))).not.toThrow()
})

test.each([
  ['a letter', { 'letter.txt': 'dear' }, 'letter.txt.'],
  ['a hidden file', { 'en/.secret': 'key' }, 'en/.secret.'],
  ['a repository', { '.git/HEAD': 'ref', '.git/config': '' }, '.git/HEAD, .git/config.'],
  ['many files', { a: '', b: '', c: '', d: '', e: '' }, 'a, b, c and 2 more.'],
])('a site to which somebody added %s may not be replaced, and the message names it', (_, added, names) => {
  expect(() => refuseForeign(aSite(added))).toThrow(`a build would delete them: ${names}`)
})

test('a link that somebody put into a site is a file of theirs, an empty folder is not', () => {
  const out = aSite()
  mkdirSync(path.join(out, 'empty'))
  expect(() => refuseForeign(out)).not.toThrow()
  symlinkSync('/nowhere', path.join(out, 'link'))
  expect(() => refuseForeign(out)).toThrow('link')
})

/** A folder with these files, and how `out` within it is replaced. */
function replaceIn(files: Files = {}) {
  const folder = temporaryFolder(files)
  const out = path.join(folder, 'out')
  const replace = (fresh: Files = { 'index.html': 'new' }) =>
    replaceFolder(
      out,
      () => {},
      (staging) => writeFiles(staging, fresh),
    )
  return { folder, out, replace }
}

/** What a killed build left: a folder by its name, with its mark. */
function leave(folder: string, name: string, files: Files): void {
  writeFiles(path.join(folder, name), files)
  writeSealed(path.join(folder, name, 'made-by-masthead'), [name])
}

test('the finished folder takes the old one’s place, and nothing of the old one stays', async () => {
  const { folder, replace } = replaceIn({ 'out/index.html': 'old', 'out/gone.html': 'old' })
  await replace()
  expect(filesIn(folder)).toEqual(['out/index.html'])
  expect(read(folder, 'out/index.html')).toBe('new')
})

test('the first folder of all is put in its place, and what is above it is made', async () => {
  const folder = temporaryFolder()
  await replaceFolder(
    path.join(folder, 'deep/out'),
    () => {},
    (staging) => writeFiles(staging, { 'index.html': 'new' }),
  )
  expect(filesIn(folder)).toEqual(['deep/out/index.html'])
})

test('the old folder stays if the new one cannot be finished, and nothing is left beside it', async () => {
  const { folder, out } = replaceIn({ 'out/index.html': 'old' })
  const fill = (staging: string) => {
    writeFiles(staging, { 'index.html': 'half' })
    throw new Error('The disk is full.')
  }
  await expect(replaceFolder(out, () => {}, fill)).rejects.toThrow('The disk is full.')
  expect(filesIn(folder)).toEqual(['out/index.html'])
  expect(readdirSync(folder)).toEqual(['out'])
})

test('the old folder comes back if the new one is gone when it is to be moved', async () => {
  const { folder, out } = replaceIn({ 'out/index.html': 'old' })
  await expect(
    replaceFolder(
      out,
      () => {},
      (staging) => rmSync(staging, { recursive: true }),
    ),
  ).rejects.toThrow()
  expect(read(folder, 'out/index.html')).toBe('old')
  expect(readdirSync(folder)).toEqual(['out'])
})

test('a folder that becomes somebody’s while the new one is made is not replaced', async () => {
  const folder = temporaryFolder()
  const out = path.join(folder, 'out')
  const refuse = () => {
    if (existsSync(path.join(out, 'letter.txt'))) throw new Error('It holds a letter.')
  }
  const fill = () => writeFiles(out, { 'letter.txt': 'dear' })
  await expect(replaceFolder(out, refuse, fill)).rejects.toThrow('It holds a letter.')
  expect(filesIn(folder)).toEqual(['out/letter.txt'])
  expect(readdirSync(folder)).toEqual(['out'])
})

test('two at once work in folders of their own', async () => {
  const { folder, out } = replaceIn()
  const one = replaceFolder(
    out,
    () => {},
    async (staging) => {
      await replaceFolder(
        out,
        () => {},
        (other) => writeFiles(other, { 'index.html': 'two', 'two.html': '' }),
      )
      writeFiles(staging, { 'index.html': 'one' })
    },
  )
  await one
  expect(filesIn(folder)).toEqual(['out/index.html'])
  expect(read(folder, 'out/index.html')).toBe('one')
})

test('what a killed build left aside is cleared away', () => {
  const { folder, out } = replaceIn({ 'out/index.html': 'old' })
  leave(folder, 'out.masthead-Ab12cd', { 'new/index.html': 'half', 'old/index.html': 'older' })
  recover(out)
  expect(filesIn(folder)).toEqual(['out/index.html'])
  expect(read(folder, 'out/index.html')).toBe('old')
})

test('a folder that a killed build had moved aside comes back if there is no other', () => {
  const { folder, out } = replaceIn()
  leave(folder, 'out.masthead-Ab12cd', { 'new/index.html': 'half', 'old/index.html': 'old' })
  recover(out)
  expect(filesIn(folder)).toEqual(['out/index.html'])
  expect(read(folder, 'out/index.html')).toBe('old')
})

test('folders without the mark of a build stay, whatever they are called', async () => {
  const own: Files = {
    'out.masthead-Ab12cd/letter.txt': 'dear',
    'out.masthead-Ef34gh/made-by-masthead': 'by hand',
    'out.old/index.html': 'a backup',
    'out.old/SHA256SUMS': '',
    'out.old/404.html': '',
    'out.building/letter.txt': 'dear',
    'output.masthead-Ab12cd/letter.txt': 'dear',
  }
  const { folder, out, replace } = replaceIn(own)
  leave(folder, 'output.masthead-Ij56kl', { letter: 'another site’s' })
  const before = filesIn(folder)
  recover(out)
  await replace()
  expect(filesIn(folder)).toEqual([...before, 'out/index.html'].sort())
  expect(existsSync(path.join(folder, 'output.masthead-Ij56kl'))).toBe(true)
})
