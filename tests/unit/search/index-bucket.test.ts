import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { indexBucket, type SearchRecord } from '../../../lib/search/index-bucket.ts'

const RECORDS: readonly SearchRecord[] = ['alba', 'berta', 'carla', 'dora', 'emma'].map((name) => ({
  url: `${name}/`,
  text: `The ${name} came home at dawn.`,
  meta: { title: `The ${name}` },
}))

function digests(files: ReadonlyMap<string, Uint8Array>): string[] {
  return [...files].map(([name, bytes]) => `${name} ${createHash('sha256').update(bytes).digest('hex')}`)
}

test('the same stories give the same bytes', async () => {
  expect(digests(await indexBucket('en', RECORDS, true))).toEqual(digests(await indexBucket('en', RECORDS, true)))
  const [first, ...others] = RECORDS
  const changed = first ? [{ ...first, text: 'It sank.' }, ...others] : []
  expect(digests(await indexBucket('en', changed, true))).not.toEqual(digests(await indexBucket('en', RECORDS, true)))
})

test('of Pagefind only what a search loads is kept; the program comes with the first index alone', async () => {
  const names = [...(await indexBucket('en', RECORDS, true)).keys()]
  expect(names.filter((name) => /js|css/.test(name))).toEqual(['pagefind-entry.json'])
  expect(names.filter((name) => name.startsWith('wasm'))).toEqual(['wasm.en.pagefind'])
  expect([...(await indexBucket('en', RECORDS, false)).keys()].filter((name) => name.startsWith('wasm'))).toEqual([])
  expect([...(await indexBucket('fa', RECORDS, true)).keys()]).toContain('wasm.unknown.pagefind')
})

test('some stories share a file for their texts, so that an archive is not a heap of small files', async () => {
  const files = [...(await indexBucket('en', RECORDS, false))].filter(([name]) => name.endsWith('.pf_fragment'))
  expect(files).toHaveLength(2)
  expect(files.map(([, bytes]) => gunzipSync(bytes).toString()).join()).toContain('The carla came home at dawn.')
})
