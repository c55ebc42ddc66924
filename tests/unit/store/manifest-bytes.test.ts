import { expect, test } from 'vitest'
import { linesOfManifest, writeManifest } from '../../../lib/store/manifest.ts'
import { differentNames, ManifestBytes } from '../../../lib/store/manifest-bytes.ts'
import { sha256 } from '../../../lib/store/sha256.ts'
import { randomFrom, seeded } from '../../build/seeded.ts'
import { read, temporaryFolder } from '../helpers/temporary-folder.ts'

/** The manifest that a build writes for these files, each with the digest of a text. */
function manifestOf(files: ReadonlyMap<string, string>): ManifestBytes {
  const folder = temporaryFolder()
  writeManifest(
    folder,
    [...files].map(([name, text]) => ({ name, sha256: sha256(text) })),
  )
  return new ManifestBytes(Buffer.from(read(folder, 'SHA256SUMS')))
}

/** The names of files of a site, some of which are beside a folder whose name begins in the same way. */
const NAMES = Array.from({ length: 400 }, (_, index) => [
  `en/story-${index}/index.html`,
  `en/story-${index}/story.md`,
]).flat()
const OTHERS = ['404.html', 'en.html', 'en-GB/index.html', 'en/feed.xml', 'en0', 'é.txt', 'index.html', 'zh/index.html']
const SITE = new Map([...NAMES, ...OTHERS].map((name) => [name, name]))

test('the digest of each file is found among the lines, and none for a file that is not listed', () => {
  const manifest = manifestOf(SITE)
  for (const name of SITE.keys()) expect(manifest.digestOf(name)).toBe(sha256(name))
  for (const name of ['', 'a', 'en', 'en/story-1', 'zzz']) expect(manifest.digestOf(name)).toBeUndefined()
  expect(new ManifestBytes(Buffer.of()).digestOf('a')).toBeUndefined()
})

test('the names of files with a digest are found', () => {
  const manifest = manifestOf(new Map([...SITE, ['copy.html', 'index.html']]))
  expect(manifest.namesOf(sha256('index.html'))).toEqual(['copy.html', 'index.html'])
  expect(manifest.namesOf(sha256('none'))).toEqual([])
})

test('the files and folders at the top are found without reading the others', () => {
  const top = [...manifestOf(SITE).top()].map(([name, digest]) => (digest ? name : `${name}/`))
  expect(top.sort()).toEqual(['404.html', 'en-GB/', 'en.html', 'en/', 'en0', 'index.html', 'zh/', 'é.txt'])
})

test('with random changes, a manifest is the one that a build writes, and its differences are those changes', () => {
  const random = seeded(1)
  let files = SITE
  for (let round = 0; round < 30; round++) {
    const changed = new Map<string, string | undefined>()
    for (let count = Math.floor(random() * 9); count > 0; count--) {
      const known = randomFrom([...files.keys()], random) ?? ''
      if (random() < 0.2) changed.set(known, undefined)
      else changed.set(random() < 0.5 ? known : `${known}-${round}`, `${random()}`)
    }
    const next = new Map([...files, ...changed].flatMap(([name, text]) => (text === undefined ? [] : [[name, text]])))
    for (const [name, text] of changed) if (text === undefined) next.delete(name)
    const [before, after] = [manifestOf(files), manifestOf(next)]
    const digests = new Map([...changed].map(([name, text]) => [name, text === undefined ? undefined : sha256(text)]))
    expect(before.with(digests).bytes.equals(after.bytes)).toBe(true)
    expect([...differentNames(before, after)].sort()).toEqual([...changed.keys()].sort())
    expect(differentNames(after, before)).toEqual(differentNames(before, after))
    files = next
  }
  expect([...linesOfManifest(manifestOf(files).bytes.toString())]).toHaveLength(files.size)
})
