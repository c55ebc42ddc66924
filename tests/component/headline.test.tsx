import { render } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ByWords, Headline, ListedText, ListedTitle } from '../../components/headline/headline.tsx'
import { Inlines } from '../../components/text/text.tsx'
import { messagesFor } from '../../lib/language/messages.ts'
import CASES from './headline.json' with { type: 'json' }
import { text } from './helpers/sections.ts'

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

test('a word of 8 em still fits into a narrow line', () => {
  expect(sizeOf(`${'mo'.repeat(5)}n`, 'en')).toBeUndefined() // 7.78 em
  expect(sizeOf(`${'mo'.repeat(5)}nn`, 'en')).toBe('wide-9') // 8.36 em
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

const linesOf = (text: string, lang: string) => {
  const { container } = render(<ByWords text={text} lang={lang} />)
  expect(container.textContent).toBe(text)
  return container.innerHTML.replaceAll(/<\/?span[^>]*>/g, '').split('<wbr>')
}

test('a Chinese standfirst may be broken between its words, and nowhere within one', () => {
  expect(linesOf('重新聚焦科技，表明中国本土企业的创新能力。', 'zh')).toEqual(
    '重新 聚焦 科技， 表明 中国 本土 企业的 创新 能力。'.split(' '),
  )
})

test('beside a Latin word, where a browser sets a thin space, the headline has no element that prevents it', () => {
  expect(linesOf('只有一个Cookie，在您作出选择之后才会设置。', 'zh')[0]).toBe('只有')
  expect(linesOf('Cookie说明', 'zh')).toEqual(['Cookie说明'])
})

test('in other languages a browser breaks a headline itself', () => {
  for (const [lang, text] of [
    ['en', 'China has reached a new stage'],
    ['ja', '中国の科学技術は新しい段階に入った'],
    ['ko', '중국 과학기술'],
  ] as const)
    expect(linesOf(text, lang)).toEqual([text])
})

test('the apostrophe of a Latin word in Chinese or Japanese is in a Latin font, and no quotation mark is', () => {
  const quoted = '他说‘好’，“Don’t stop the dogs’ race”。'
  for (const lang of ['zh', 'zh-Hant', 'ja']) {
    const { container } = render(<Inlines text={text(quoted)} words={messagesFor(lang)} lang={lang} />)
    expect(container.textContent).toBe(quoted)
    const marks = [...container.querySelectorAll('.apostrophe')]
    expect(marks.map((mark) => `${mark.previousSibling?.textContent?.at(-1)}${mark.textContent}`)).toEqual(['n’', 's’'])
    const headline = render(<ByWords text={quoted} lang={lang} />)
    expect(headline.container.querySelectorAll('.apostrophe')).toHaveLength(2)
    const listed = render(<ListedText text={quoted} lang={lang} />)
    expect(listed.container.querySelectorAll('.apostrophe')).toHaveLength(2)
  }
})

test('the language of a text decides this, not the messages of its page', () => {
  const { container } = render(<Inlines text={text('说“Don’t”')} words={messagesFor('en')} lang="yue" />)
  expect(container.querySelectorAll('.apostrophe')).toHaveLength(1)
})

test('in other languages an apostrophe is in the font of its text', () => {
  for (const lang of ['en', 'fr', 'ko', 'ar']) {
    const { container } = render(<Inlines text={text('Don’t stop')} words={messagesFor(lang)} lang={lang} />)
    expect(container.innerHTML).toBe('Don’t stop')
  }
})

test('a Chinese or Japanese headline of several clauses keeps each on a line of its own where it fits; one clause is as it was', () => {
  const clausesOf = (title: string, lang = 'zh') => {
    const { container } = render(<ListedTitle text={title} lang={lang} />)
    expect(container.textContent).toBe(title)
    return [...container.querySelectorAll('.clause')].map((clause) => clause.textContent)
  }
  expect(clausesOf('港口重开 首批运粮船启航')).toEqual(['港口重开', '首批运粮船启航'])
  expect(clausesOf('边境集市重开，三种货币并用')).toEqual(['边境集市重开，', '三种货币并用'])
  expect(clausesOf('中国科技发展进入新阶段')).toEqual([])
  expect(clausesOf('当 AI 读报')).toEqual([])
  expect(clausesOf('「本当か？」と船長')).toEqual([])
  expect(clausesOf('港が再開　船が出る', 'ja')).toEqual(['港が再開', '船が出る'])
  expect(clausesOf('市場が再開、三つの通貨で', 'ja')).toEqual(['市場が再開、', '三つの通貨で'])
  expect(clausesOf('「本当か？」と船長', 'ja')).toEqual([])
})
