import { describe, expect, it } from 'vitest'
import { isLanguageTag, languageOf } from '../../lib/language/language.ts'

describe('what is known of a language', () => {
  it.each([
    ['en', 'ltr', 'Latn', 'English', 'English'],
    ['zh', 'ltr', 'Hans', '中文', 'Chinese'],
    ['es', 'ltr', 'Latn', 'Español', 'Spanish'],
    ['fr', 'ltr', 'Latn', 'Français', 'French'],
    ['ar', 'rtl', 'Arab', 'العربية', 'Arabic'],
    ['ru', 'ltr', 'Cyrl', 'Русский', 'Russian'],
    ['pt', 'ltr', 'Latn', 'Português (Brasil)', 'Portuguese (Brazil)'],
    ['de', 'ltr', 'Latn', 'Deutsch', 'German'],
    ['ja', 'ltr', 'Jpan', '日本語', 'Japanese'],
    ['ko', 'ltr', 'Kore', '한국어', 'Korean'],
    ['hi', 'ltr', 'Deva', 'हिन्दी', 'Hindi'],
    ['fa', 'rtl', 'Arab', 'فارسی', 'Persian'],
    ['pt-BR', 'ltr', 'Latn', 'Português (Brasil)', 'Portuguese (Brazil)'],
    ['zh-Hant', 'ltr', 'Hant', '中文（繁體）', 'Chinese (Traditional)'],
    ['he', 'rtl', 'Hebr', 'עברית', 'Hebrew'],
    ['ka', 'ltr', 'Geor', 'ქართული', 'Georgian'],
    ['hy', 'ltr', 'Armn', 'Հայերեն', 'Armenian'],
    ['ur', 'rtl', 'Aran', 'اردو', 'Urdu'],
  ])('%s: %s, %s, %s, %s', (tag, dir, script, endonym, englishName) => {
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

describe('a tag', () => {
  it.each(['en', 'pt-BR', 'zh-Hant', 'zh-Hant-TW', 'yue', 'es-419'])('%s is well written', (tag) => {
    expect(isLanguageTag(tag)).toBe(true)
  })

  it.each(['EN', 'pt-br', 'zh-hant', 'english', 'en_GB', 'iw', 'en-', 'x', '', '../en'])('“%s” is not', (tag) => {
    expect(isLanguageTag(tag)).toBe(false)
  })
})
