import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { findStories, type OpenIndexes } from '../../../components/search/pagefind.ts'
import { searchSpelling } from '../../../lib/search/spelling.ts'
import { indexed } from './indexed.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 }) // a busy machine indexes slowly

/** Stories in Bengali: with words of the same consonants, letters that have two code points, and joiners. */
const STORIES = {
  said: 'এ কথা বলা হল।',
  bell: 'স্কুলে বেল বাজে।',
  home: 'তাদের বা\u09dcি সময়মতো তৈরি।',
  law: 'নতুন আ\u200cইন মানুষের জন্য।',
  police: 'ঢাকায় র\u200d্যাব এসেছে।',
  plain: 'উৎসব শেষ হল।',
}

const folder = mkdtempSync(path.join(tmpdir(), 'masthead-search-'))
let load: OpenIndexes

beforeAll(async () => {
  load = await indexed(folder, 'bn', STORIES)
})
afterAll(() => rmSync(folder, { recursive: true }))

async function find(words: string) {
  const { results } = await findStories(load, searchSpelling(words, 'bn'), true)
  const stories = await Promise.all(results.map((result) => result.data()))
  return stories.map(({ url }) => url.split('/').at(-2))
}

describe('a search in Bengali finds', () => {
  it('the word that was typed, and no word with other vowels', async () => {
    expect(await find('বলা')).toEqual(['said'])
    expect(await find('বেল')).toEqual(['bell'])
  })

  it('a word with other vowels if there is no better one', async () => {
    expect(await find('বাল')).toEqual(expect.arrayContaining(['said', 'bell']))
  })

  it('a letter with a nukta in both of its spellings', async () => {
    expect(await find('বা\u09dcি')).toEqual(['home'])
    expect(await find('বা\u09a1\u09bcি')).toEqual(['home'])
  })

  it.each([
    ['আ\u200cইন', 'law'],
    ['আইন', 'law'],
    ['র\u200d্যাব', 'police'],
    ['র্যাব', 'police'],
    ['উৎ\u200cসব', 'plain'],
  ])('%s with and without joiners', async (words, slug) => {
    expect(await find(words)).toEqual([slug])
  })
})
