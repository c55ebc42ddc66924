import path from 'node:path'
import { expect, test } from 'vitest'
import { refuseForeign, swapFolder } from '../../../lib/cache/swap-folder.ts'
import { type Files, filesIn, read, temporaryFolder } from './helpers/temporary-folder.ts'

/** A pressed site in a folder of this name. */
function pressed(name: string, text: string): Files {
  return { [`${name}/SHA256SUMS`]: '', [`${name}/404.html`]: text, [`${name}/index.html`]: text }
}

/** A folder with these files, and the swap of `finished` into `out` within it. */
function swapIn(files: Files, finished = 'out.pressing') {
  const folder = temporaryFolder(files)
  return { folder, swap: () => swapFolder(path.join(folder, finished), path.join(folder, 'out')) }
}

const SITE = ['out/404.html', 'out/SHA256SUMS', 'out/index.html']

test('the finished folder takes the old one’s place, and nothing of the old one stays', () => {
  const { folder, swap } = swapIn({
    ...pressed('out', 'old'),
    'out/gone.html': 'old',
    ...pressed('out.pressing', 'new'),
  })
  swap()
  expect(filesIn(folder)).toEqual(SITE)
  expect(read(folder, 'out/index.html')).toBe('new')
})

test('the first site of all is put in its place', () => {
  const { folder, swap } = swapIn(pressed('out.pressing', 'new'))
  swap()
  expect(filesIn(folder)).toEqual(SITE)
})

test('the old folder is kept if the new one is missing', () => {
  const { folder, swap } = swapIn(pressed('out', 'old'))
  expect(swap).toThrow('out.pressing')
  expect(filesIn(folder)).toEqual(SITE)
})

test('the old folder comes back if the new one cannot be moved', () => {
  // The new folder lies within the old one, so it is gone from its place once the old one is moved aside.
  const { folder, swap } = swapIn({ ...pressed('out', 'old'), 'out/new/index.html': 'new' }, 'out/new')
  expect(swap).toThrow()
  expect(filesIn(folder)).toEqual([...SITE, 'out/new/index.html'])
})

test('what a killed run left aside is cleared away', () => {
  const { folder, swap } = swapIn({
    ...pressed('out.old', 'older'),
    ...pressed('out', 'old'),
    ...pressed('out.pressing', 'new'),
  })
  swap()
  expect(filesIn(folder)).toEqual(SITE)
  expect(read(folder, 'out/index.html')).toBe('new')
})

test('a site that a killed run left aside is kept as long as there is no other', () => {
  const { folder, swap } = swapIn(pressed('out.old', 'old'))
  expect(swap).toThrow()
  expect(read(folder, 'out.old/index.html')).toBe('old')
})

test.each(['out', 'out.old'])('somebody’s own %s is neither replaced nor deleted', (name) => {
  const { folder, swap } = swapIn({ [`${name}/letter.txt`]: 'dear', ...pressed('out.pressing', 'new') })
  expect(swap).toThrow('Masthead did not press')
  expect(read(folder, `${name}/letter.txt`)).toBe('dear')
})

// Only the question is asked here; nothing is pressed, moved or deleted.
test.each([
  ['the project itself', '.'],
  ['the folder that holds the project', '..'],
  ['the texts', 'content'],
  ['downloads with their checksums', 'downloads'],
  ['a page of somebody’s', 'public'],
])('a site may not go to the place of %s', (_, name) => {
  const folder = temporaryFolder({
    'content/site.yaml': '',
    'downloads/SHA256SUMS': '',
    'downloads/disk.iso': '',
    'public/index.html': '',
  })
  expect(() => refuseForeign(path.join(folder, name))).toThrow('Choose another OUT_DIR')
})

test('a site may go to a place where nothing is', () => {
  expect(() => refuseForeign(temporaryFolder())).not.toThrow()
  expect(() => refuseForeign(path.join(temporaryFolder(), 'none'))).not.toThrow()
})
