import { mkdirSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { refuseForeign } from '../../../lib/store/foreign-files.ts'
import { filesOf, writeManifest } from '../../../lib/store/manifest.ts'
import { type Files, temporaryFolder, writeFiles } from '../helpers/temporary-folder.ts'

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
