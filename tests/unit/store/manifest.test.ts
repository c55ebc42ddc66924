import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { filesOf, writeManifest } from '../../../lib/store/manifest.ts'
import { read, temporaryFolder } from '../helpers/temporary-folder.ts'

const FILES = { 'index.html': 'home', 'en/index.html': 'English', 'assets/a.svg': '<svg/>', '.well-known/x': '' }

/** Every file of a folder, to be listed. */
function listed(folder: string) {
  return filesOf(folder).map((name) => ({ name }))
}

test('the manifest lists every file but itself, sorted, with its SHA-256, as sha256sum --check reads it', () => {
  const folder = temporaryFolder(FILES)
  writeManifest(folder, listed(folder))
  const lines = read(folder, 'SHA256SUMS').trimEnd().split('\n')
  expect(lines.map((line) => line.split('  ')[1])).toEqual(Object.keys(FILES).sort())
  expect(lines).toContain(`${createHash('sha256').update('English').digest('hex')}  en/index.html`)
})

test('a manifest written again is the same', () => {
  const folder = temporaryFolder(FILES)
  writeManifest(folder, listed(folder))
  const first = read(folder, 'SHA256SUMS')
  writeManifest(folder, listed(folder))
  expect(read(folder, 'SHA256SUMS')).toBe(first)
  expect(filesOf(folder)).not.toContain('SHA256SUMS')
})
