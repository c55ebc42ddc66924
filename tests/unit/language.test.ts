import { describe, expect, it } from 'vitest'
import { isLanguageTag, languageName, languageOf, nameInLanguage, suitableTags } from '../../lib/language/language.ts'
import CASES from './language.json' with { type: 'json' }

describe('what is known of a language', () => {
  it.each(CASES.known)('%s: %s, %s, %s, %s', (tag, dir, script, endonym, englishName) => {
    expect(languageOf(tag)).toEqual({ tag, dir, script, endonym, englishName, dates: tag })
  })

  it('follows the script, not the language, where a tag names one', () => {
    expect(languageOf('ks-Deva').dir).toBe('ltr')
    expect(languageOf('az-Arab').dir).toBe('rtl')
    expect(['ur-PK', 'ur-Arab', 'fa-Aran'].map((tag) => languageOf(tag).script)).toEqual(['Aran', 'Arab', 'Aran'])
  })

  it('is no guess where the tag is not one', () => {
    expect(() => languageOf('not a tag')).toThrow(RangeError)
  })
})

it('the names of languages with private subtags and extensions are known in every language', () => {
  expect(languageName('sw', 'en-x-easy')).toBe('Kiingereza (easy)')
  expect(languageName('de-x-leicht', 'ar-u-nu-latn')).toBe('Arabisch')
  expect(suitableTags('de-x-leicht')).toEqual(['de-x-leicht', 'de-Latn', 'de'])
  expect(suitableTags('zh-TW')).toEqual(['zh-TW', 'zh-Hant', 'zh'])
})

describe('a tag', () => {
  it.each(['en', 'pt-BR', 'zh-Hant', 'zh-Hant-TW', 'yue', 'es-419'])('%s is well written', (tag) => {
    expect(isLanguageTag(tag)).toBe(true)
  })

  it.each(['EN', 'pt-br', 'zh-hant', 'english', 'en_GB', 'iw', 'en-', 'x', '', '../en'])('“%s” is not', (tag) => {
    expect(isLanguageTag(tag)).toBe(false)
  })
})

describe('the name of a language', () => {
  it.each([
    ['de', 'en', 'Englisch'],
    ['fa', 'en', 'انگلیسی'],
    ['th', 'zh', 'จีน'],
  ])('is in %s for %s %s', (tag, named, name) => {
    expect(languageName(tag, named)).toBe(name)
  })

  it('is its endonym for readers in whose language CLDR has no names', () => {
    expect([languageName('ht', 'de'), nameInLanguage('ht', 'de')]).toEqual(['Deutsch', undefined])
  })
})
