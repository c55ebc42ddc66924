import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ContentCache } from '../../../lib/store/content-cache.ts'
import type { EntryForm } from '../../../lib/store/index-lines.ts'
import { readIndex, versionOf, writeIndex } from '../../../lib/store/index-record.ts'
import { OpenIndex } from '../../../lib/store/open-index.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

interface Text {
  readonly text: string
}

const FORM: EntryForm<Text> = { write: ({ text }) => [text], read: (part) => ({ text: part(0) }) }
const ROOT = '/content'

/** A recorded index whose entries have texts of quite different lengths. */
function anIndex(count: number) {
  const cache = new ContentCache(temporaryFolder())
  const text = (index: number) => 'ä\t'.repeat(index % 100 === 7 ? 50_000 : index % 9)
  const entries = new Map(
    Array.from({ length: count }, (_, index) => [`story-${String(index).padStart(5, '0')}`, { text: text(index) }]),
  )
  const write = (other: ReadonlyMap<string, Text> = entries) => {
    const whole = { state: 'now', entries: other, from: 'a build' }
    writeIndex(cache, 'index', whole, ROOT, FORM)
  }
  write()
  const open = () => new OpenIndex<Text, { state: string; from: string }>(cache, 'index', ROOT, FORM)
  const read = () => readIndex(cache, 'index', { state: 'now', entries: new Map(), from: '' }, ROOT, FORM)
  return { cache, entries, write, open, read }
}

test('each entry is found among the others, and none for a key without one', () => {
  const { entries, open } = anIndex(400)
  const index = open()
  expect(index.head).toEqual({ state: 'now', from: 'a build' })
  for (const [key, entry] of entries) expect(index.get(key)).toEqual(entry)
  for (const key of ['', 'a', 'story-00001-more', 'z']) expect(index.get(key)).toBeUndefined()
  expect(anIndex(0).open().get('a')).toBeUndefined()
})

test('replaced entries and the new head are there for later edits and for the next build', () => {
  const { cache, entries, open, read, write } = anIndex(400)
  const first: [string, Text] = ['story-00007', { text: 'one' }]
  const second: [string, Text] = ['story-00399', { text: 'two' }]
  const versions = [versionOf(cache, 'index')]
  for (const [edit, from] of [
    [first, 'an edit'],
    [second, 'another'],
  ] as const) {
    open().replace({ state: 'now', from }, new Map([edit]))
    versions.push(versionOf(cache, 'index'))
  }
  expect(new Set(versions).size).toBe(3)
  expect(open().get('story-00007')).toEqual(first[1])
  const now = new Map([...entries, first, second])
  expect(read()).toEqual({ state: 'now', from: 'another', entries: now })
  write(read().entries)
  expect(read()).toEqual({ state: 'now', from: 'a build', entries: now })
  expect(open().head.from).toBe('a build')
})

test('a damaged entry is missing, and an index with a damaged head is not opened', () => {
  const { cache, open } = anIndex(400)
  const file = cache.recordFile('index')
  const bytes = readFileSync(file)
  bytes.write('STORY', bytes.indexOf('story-00300'))
  bytes.write('[', bytes.lastIndexOf('"', bytes.indexOf('story-00301') + 20))
  writeFileSync(file, bytes)
  expect([open().get('story-00300'), open().get('story-00301')]).toEqual([undefined, undefined])
  expect(open().get('story-00302')).toBeDefined()
  bytes.write('then', bytes.indexOf('now'))
  writeFileSync(file, bytes)
  expect(open).toThrow()
})
