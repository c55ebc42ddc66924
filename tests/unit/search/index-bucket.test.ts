import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { indexBucket, indexHere, type SearchRecord } from '../../../lib/search/index-bucket.ts'

const RECORDS: readonly SearchRecord[] = ['alba', 'berta', 'carla', 'dora', 'emma'].map((name) => ({
  url: `${name}/`,
  text: `The ${name} came home at dawn.`,
  meta: { title: `The ${name}` },
}))

function digests(files: ReadonlyMap<string, Uint8Array>): string[] {
  return [...files].map(([name, bytes]) => `${name} ${createHash('sha256').update(bytes).digest('hex')}`)
}

test('the same stories give the same bytes', async () => {
  expect(digests(await indexBucket({ lang: 'en', records: RECORDS, isFirst: true }))).toEqual(
    digests(await indexBucket({ lang: 'en', records: RECORDS, isFirst: true })),
  )
  const [first, ...others] = RECORDS
  const changed = first ? [{ ...first, text: 'It sank.' }, ...others] : []
  expect(digests(await indexBucket({ lang: 'en', records: changed, isFirst: true }))).not.toEqual(
    digests(await indexBucket({ lang: 'en', records: RECORDS, isFirst: true })),
  )
})

test('of Pagefind only what a search loads is kept; the program comes with the first index alone', async () => {
  const names = [...(await indexBucket({ lang: 'en', records: RECORDS, isFirst: true })).keys()]
  expect(names.filter((name) => /js|css/.test(name))).toEqual(['pagefind-entry.json'])
  expect(names.filter((name) => name.startsWith('wasm'))).toEqual(['wasm.en.pagefind'])
  expect(
    [...(await indexBucket({ lang: 'en', records: RECORDS, isFirst: false })).keys()].filter((name) =>
      name.startsWith('wasm'),
    ),
  ).toEqual([])
  expect([...(await indexBucket({ lang: 'fa', records: RECORDS, isFirst: true })).keys()]).toContain(
    'wasm.unknown.pagefind',
  )
})

test('some stories share a file for their texts, so that an archive is not a heap of small files', async () => {
  const files = [...(await indexBucket({ lang: 'en', records: RECORDS, isFirst: false }))].filter(([name]) =>
    name.endsWith('.pf_fragment'),
  )
  expect(files).toHaveLength(2)
  expect(files.map(([, bytes]) => gunzipSync(bytes).toString()).join()).toContain('The carla came home at dawn.')
})

test('many stories are indexed in a thread of their own, to the same bytes as here', async () => {
  const [record] = RECORDS
  if (!record) throw new Error('There is no record.')
  const records = Array.from({ length: 70 }, (_, index) => ({ ...record, url: `story-${index}/` }))
  const bucket = { lang: 'en', records, isFirst: true }
  expect(digests(await indexBucket(bucket))).toEqual(digests(await indexHere(bucket)))
})
