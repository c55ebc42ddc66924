import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { readSealed, writeSealed } from '../../../lib/store/cache-folder.ts'
import { filesIn, temporaryFolder } from '../helpers/temporary-folder.ts'

test('a sealed file gives back its content, whatever it is', () => {
  const file = path.join(temporaryFolder(), 'a/notes')
  for (const content of ['', 'one', 'two\nlines\n', 'ماء']) {
    writeSealed(file, [content])
    expect(readSealed(file)?.toString()).toBe(content)
  }
  writeSealed(file, ['one', Buffer.from([0, 255]), 'two'])
  expect(readSealed(file)).toEqual(Buffer.from('one\0\xfftwo', 'latin1'))
})

test('a sealed file of which any byte is changed, or any number of bytes is missing, is not read', () => {
  const folder = temporaryFolder()
  const file = path.join(folder, 'notes')
  writeSealed(file, ['content'])
  const bytes = readFileSync(file)
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes)
    changed[at] = (bytes[at] ?? 0) ^ 1
    writeFileSync(file, changed)
    expect(readSealed(file), `byte ${at} changed`).toBeUndefined()
    writeFileSync(file, bytes)
    truncateSync(file, at)
    expect(readSealed(file), `cut after byte ${at}`).toBeUndefined()
  }
  writeFileSync(file, Buffer.concat([bytes, Buffer.from('\n')]))
  expect(readSealed(file)).toBeUndefined()
  expect(readSealed(path.join(folder, 'none'))).toBeUndefined()
})

test('a sealed file in the place of another is not read', () => {
  const folder = temporaryFolder()
  writeSealed(path.join(folder, 'ships'), ['ships'])
  copyFileSync(path.join(folder, 'ships'), path.join(folder, 'boats'))
  expect(readSealed(path.join(folder, 'boats'))).toBeUndefined()
})

test('a file that cannot be written whole leaves the old one, and no draft', () => {
  const folder = temporaryFolder()
  const file = path.join(folder, 'notes')
  writeSealed(file, ['old'])
  const parts = function* () {
    yield 'new'
    throw new Error('The disk is full.')
  }
  expect(() => writeSealed(file, parts())).toThrow('The disk is full.')
  expect(readSealed(file)?.toString()).toBe('old')
  expect(filesIn(folder)).toEqual(['notes'])
})
