import { existsSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { writeSealed } from '../../../lib/store/sealed-file.ts'
import { recover, replaceFolder } from '../../../lib/store/swap-folder.ts'
import { type Files, filesIn, read, temporaryFolder, writeFiles } from '../helpers/temporary-folder.ts'

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
