import { expect, test } from 'vitest'
import { markWordsOnly, searchSpelling } from '../../../lib/search/spelling.ts'

test('Persian is spelt with Persian letters, whatever keyboard typed it', () => {
  expect(searchSpelling('فناوري شركت', 'fa')).toBe('فناوری شرکت')
})

test('Arabic is spelt with Arabic letters; its own final ى stays what it is', () => {
  expect(searchSpelling('کتابی على', 'ar')).toBe('كتابي على')
})

test('the stroke that stretches a word is no part of it', () => {
  expect(searchSpelling('العـــلوم', 'ar')).toBe('العلوم')
})

test('letters that Unicode writes in two ways have one spelling: the nukta of Bengali, accents', () => {
  expect(searchSpelling('বা\u09dcি সম\u09dfে', 'bn')).toBe(searchSpelling('বা\u09a1\u09bcি সম\u09af\u09bcে', 'bn'))
  expect(searchSpelling('cafe\u0301', 'fr')).toBe('café')
})

test('other languages are left as they are', () => {
  expect(searchSpelling('Économie ي', 'fr')).toBe('Économie ي')
})

test('the mark of a found word ends before the punctuation, in every script', () => {
  expect(markWordsOnly('in <mark>China.</mark> The <mark>China’s</mark> …')).toBe(
    'in <mark>China</mark>. The <mark>China’s</mark> …',
  )
  expect(markWordsOnly('خارج <mark>الصين،</mark> <mark>科技。</mark>')).toBe(
    'خارج <mark>الصين</mark>، <mark>科技</mark>。',
  )
})
