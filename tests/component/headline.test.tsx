import { render } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Headline } from '../../components/headline/headline.tsx'
import CASES from './headline.json' with { type: 'json' }

const sizeOf = (text: string, lang: string) => {
  const { container } = render(<Headline text={text} lang={lang} />)
  expect(container.textContent).toBe(text)
  return container.querySelector('.long-word > span')?.className
}

test('a word that is longer than a narrow line makes the headline smaller, the more the longer it is', () => {
  expect(sizeOf('Политика конфиденциальности', 'ru')).toBe('wide-11')
  expect(sizeOf('Datenschutzerklärung', 'de')).toBe('wide-11')
  expect(sizeOf('Bundesverfassungsgericht entscheidet', 'de')).toBe('wide-13')
  expect(sizeOf('கட்டாயப்படுத்தப்படாமலிருக்க உரிமை', 'ta')).toBe('wide-22')
  expect(sizeOf('სასამართლოებისაგან', 'ka')).toBe('wide-14')
  expect(sizeOf('Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz', 'de')).toBe('wide-14')
})

test.each(CASES.withoutLongWord)('a headline in %s without such a word has no element of its own', (lang, text) => {
  expect(sizeOf(text, lang)).toBeUndefined()
})

test('a headline of more than 130 letters is in smaller type; a Chinese sign is as wide as two letters', () => {
  const isSmaller = (text: string, lang: string) =>
    render(<Headline text={text} lang={lang} />).container.querySelector('.many-words') !== null
  expect(isSmaller('A ship '.repeat(20), 'en')).toBe(true)
  expect(isSmaller('A ship '.repeat(18), 'en')).toBe(false)
  expect(isSmaller('中'.repeat(66), 'zh')).toBe(true)
  // A vowel sign beside a letter is as wide as one; a mark above a letter has no width.
  expect(isSmaller('நாடு '.repeat(34), 'ta')).toBe(true)
  expect(isSmaller('க்'.repeat(66), 'ta')).toBe(false)
})
