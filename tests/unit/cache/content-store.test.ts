import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { ContentStore } from '../../../lib/cache/content-store.ts'
import { sha256 } from '../../../lib/cache/sha256.ts'
import { filesIn, read, temporaryFolder } from '../press/helpers/temporary-folder.ts'

const BYTES = Buffer.from('The barns are full.')
const DIGEST = sha256(BYTES)

/** A folder with a store in which one file is. */
function aStore() {
  const folder = temporaryFolder()
  expect(new ContentStore(path.join(folder, 'store')).add(BYTES)).toBe(DIGEST)
  const [name = ''] = filesIn(folder)
  return { folder, file: path.join(folder, name), open: () => new ContentStore(path.join(folder, 'store')) }
}

test('stored bytes are read again by their digest', () => {
  const store = aStore().open()
  expect(store.read(DIGEST)?.toString()).toBe('The barns are full.')
  expect(store.sizeOf(DIGEST)).toBe(BYTES.length)
  expect(store.sizeOf(sha256('other'))).toBeUndefined()
})

test.each([
  ['another byte', (file: string) => writeFileSync(file, 'The barns are dull.')],
  ['a missing end', (file: string) => truncateSync(file, 5)],
  ['nothing in it', (file: string) => truncateSync(file)],
  ['been deleted', (file: string) => rmSync(file)],
])('a file that has %s is not used, and is replaced when its bytes are stored again', (_, damage) => {
  const { file, open } = aStore()
  damage(file)
  const store = open()
  expect(store.sizeOf(DIGEST)).toBeUndefined()
  expect(store.read(DIGEST)).toBeUndefined()
  store.add(BYTES)
  expect(open().read(DIGEST)?.toString()).toBe('The barns are full.')
})

test('a file that is replaced leaves what shares it by a link as it was', () => {
  const { folder, file, open } = aStore()
  open().put(DIGEST, path.join(folder, 'out/barns.txt'))
  writeFileSync(file, 'damaged')
  open().add(BYTES)
  expect(read(folder, 'out/barns.txt')).toBe('damaged')
  expect(readFileSync(file, 'utf8')).toBe('The barns are full.')
})

test('files that are no longer wanted are deleted, with the drafts of a killed build', () => {
  const { folder, file, open } = aStore()
  const store = open()
  store.add(Buffer.from('unwanted'))
  writeFileSync(`${file}.1-0`, 'The barns')
  store.keepOnly(new Set([DIGEST]))
  expect(filesIn(folder)).toEqual([path.relative(folder, file)])
  expect(() => new ContentStore(path.join(folder, 'none')).keepOnly(new Set())).not.toThrow()
  expect(readdirSync(folder)).toEqual(['store'])
})
