import { existsSync, lstatSync, mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { STATE } from '../plan/publish-state.ts'
import { folderTarget } from '../targets/folder-target.ts'
import type { Target } from '../targets/target.ts'
import { newspaper, publishTexts, type Texts, temporaryFolder, textsIn } from './site.ts'

const SITE = newspaper({ fire: 'A fire' })
const WITH_FLOOD = newspaper({ fire: 'A fire', flood: 'A flood' })
const ANY = { mostRemoved: undefined }

/** Publishes into a folder; returns it with what adds to it as somebody else would. */
async function published(texts: Texts) {
  const folder = temporaryFolder()
  const at = (name: string) => path.join(folder, name)
  await publishTexts(texts, folderTarget(folder))
  const put = (name: string, text: string) => {
    mkdirSync(path.dirname(at(name)), { recursive: true })
    writeFileSync(at(name), text)
  }
  return { folder, at, put }
}

it('a file of others is replaced only with --adopt, also after the first publication', async () => {
  const { folder, at, put } = await published(SITE)
  put('ads.txt', 'ours')
  put('en/flood/index.html', 'ours')
  const after = { ...WITH_FLOOD, 'ads.txt': 'theirs' }
  for (const isDryRun of [true, false])
    await expect(publishTexts(after, folderTarget(folder), { isDryRun })).rejects.toMatchObject({
      message: `${folder} has files with names that are new on this site: ads.txt, en/flood/index.html. Masthead did not publish them.`,
      hint: expect.stringContaining('--adopt'),
      flag: 'adopt',
    })
  expect(textsIn(folder)).toEqual({ ...SITE, 'ads.txt': 'ours', 'en/flood/index.html': 'ours' })
  await publishTexts(after, folderTarget(folder), { adopt: true })
  expect(textsIn(folder)).toEqual(after)
  expect(existsSync(at(STATE))).toBe(true)
})

it('a file that is there already with the same content needs no option', async () => {
  const { folder, put } = await published(SITE)
  put('ads.txt', 'same')
  await publishTexts({ ...SITE, 'ads.txt': 'same' }, folderTarget(folder))
  await publishTexts(SITE, folderTarget(folder))
  expect(textsIn(folder)).toEqual(SITE)
})

it('a file that somebody else has changed is not deleted, and is named', async () => {
  const { folder, put } = await published(WITH_FLOOD)
  put('en/flood/index.html', 'changed by others')
  const { kept, deleted } = await publishTexts(SITE, folderTarget(folder))
  expect([kept, deleted]).toEqual([['en/flood/index.html'], 0])
  expect(textsIn(folder)).toEqual({ ...SITE, 'en/flood/index.html': 'changed by others' })
  expect((await publishTexts(SITE, folderTarget(folder))).kept).toEqual([])
})

it('an asset is compared with its digest when its days of grace are over', async () => {
  const [own, changed] = ['assets/a.0123456789ab.css', 'assets/b.0123456789ab.css']
  const { folder, put } = await published({ ...SITE, [own]: 'a', [changed]: 'b' })
  const grace = 1000
  await publishTexts(SITE, folderTarget(folder), { grace })
  put(changed, 'changed by others')
  const later = new Date(Date.now() + 2000)
  const { kept, deleted } = await publishTexts(SITE, folderTarget(folder), { grace, now: later })
  expect([kept, deleted]).toEqual([[changed], 1])
  expect(textsIn(folder)).toEqual({ ...SITE, [changed]: 'changed by others' })
})

it('a folder that is a link is not followed, and stays with what is behind it', async () => {
  const { folder, at } = await published({ ...SITE, 'ar/index.html': 'ar' })
  const elsewhere = path.join(temporaryFolder(), 'ar')
  renameSync(at('ar'), elsewhere)
  symlinkSync(elsewhere, at('ar'))
  await expect(
    publishTexts({ ...SITE, 'ar/index.html': 'new' }, folderTarget(folder), { adopt: true }),
  ).rejects.toThrow(`${at('ar')} is a link or a file, where the site has a folder.`)
  await expect(
    publishTexts({ ...SITE, 'ar/index.html': 'ar', 'ar/b.html': 'new' }, folderTarget(folder)),
  ).rejects.toThrow('is a link')
  expect((await publishTexts(SITE, folderTarget(folder))).kept).toContain('ar/index.html')
  expect(lstatSync(at('ar')).isSymbolicLink()).toBe(true)
  expect(textsIn(elsewhere)).toEqual({ 'index.html': 'ar' })
})

it.each([STATE, 'SHA256SUMS'])('a link in place of %s is an error with its path', async (name) => {
  const { folder, at } = await published(SITE)
  const elsewhere = path.join(temporaryFolder(), 'state')
  renameSync(at(name), elsewhere)
  symlinkSync(elsewhere, at(name))
  await expect(publishTexts(WITH_FLOOD, folderTarget(folder))).rejects.toMatchObject({
    message: `${at(name)} is a link or a folder, where Masthead needs a file.`,
    hint: expect.stringContaining('Put the file there'),
  })
  expect(textsIn(folder)).not.toHaveProperty('en/flood/index.html')
})

it('a link in place of a temporary file is not followed', async () => {
  const { folder, at } = await published(SITE)
  const elsewhere = path.join(temporaryFolder(), 'theirs')
  writeFileSync(elsewhere, 'theirs')
  symlinkSync(elsewhere, at('en/.masthead-publish.tmp'))
  symlinkSync(elsewhere, at(`.masthead-publish.${process.pid}.tmp`))
  await publishTexts(WITH_FLOOD, folderTarget(folder))
  expect(readFileSync(elsewhere, 'utf8')).toBe('theirs')
  expect(textsIn(folder)).toEqual(WITH_FLOOD)
})

/** A target of which only the names of files are known, as a disk has them that ignores case. */
function caseless(): { readonly target: Target; readonly names: () => string[] } {
  const files = new Map<string, { name: string; text: string }>()
  const key = (name: string) => name.toLowerCase()
  const set = (name: string, text: string) => void files.set(key(name), { name, text })
  const target: Target = {
    where: 'a disk',
    list: async () => [...files.values()].map(({ name }) => name),
    timeOf: async (name) => (files.has(key(name)) ? Date.now() : undefined),
    read: async (name) => files.get(key(name))?.text,
    write: async (name, text) => set(name, text),
    digests: async (names) =>
      new Map(names.flatMap((name) => (files.has(key(name)) ? [[name, files.get(key(name))?.text ?? '']] : []))),
    put: async (_, uploads, arrived) => {
      for (const file of uploads) {
        set(file.name, file.sha256)
        arrived(file)
      }
    },
    remove: async (names) => {
      for (const name of names) files.delete(key(name))
    },
    finish: async () => {},
  }
  return { target, names: () => [...files.keys()].filter((name) => !name.startsWith('.masthead')).sort() }
}

it('a file whose name changes only in case stays at a destination that ignores case, and goes at another', async () => {
  for (const text of ['same', 'changed']) {
    const { target, names } = caseless()
    await publishTexts({ 'index.html': 'x', 'static/Ads.txt': 'same' }, target)
    const { kept } = await publishTexts({ 'index.html': 'x', 'Static/ads.txt': text }, target)
    expect([kept, names()]).toEqual([[], ['index.html', 'sha256sums', 'static/ads.txt']])
    await publishTexts({ 'index.html': 'x' }, target)
    expect(names()).toEqual(['index.html', 'sha256sums'])
  }
  const { folder } = await published({ ...SITE, 'Ads.txt': 'same' })
  await publishTexts({ ...SITE, 'ads.txt': 'same' }, folderTarget(folder), ANY)
  expect(textsIn(folder)).toEqual({ ...SITE, 'ads.txt': 'same' })
})
