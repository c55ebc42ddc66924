import anyAscii from 'any-ascii'
import transliterations from './transliterations.json' with { type: 'json' }

/**
 * Makes a slug from any name; `story` if the name has no letters or digits.
 * @param lang the language of the name, because some write the same letter differently in Latin letters
 * @example
 * toSlug('Новости дня') // => 'novosti-dnya'
 * toSlug('Київ', 'uk') // => 'kyiv'
 */
export function toSlug(name: string, lang = 'und'): string {
  const own = Object.entries(BY_LANGUAGE[lang.split('-')[0] ?? ''] ?? {})
  const text = name.normalize('NFC').toLowerCase().replaceAll(APOSTROPHE, '').replaceAll(NOT_IN_WORDS, ' ')
  const written = own.reduce((left, [letters, latin]) => left.replaceAll(letters, latin), ` ${text}`)
  // A sign that stands for a letter, such as the soft one, divides no word.
  const latin = written.replaceAll(OTHER_LETTERS, (letters) => anyAscii(letters).replaceAll(/['"`]/g, ''))
  return (
    anyAscii(latin)
      .toLowerCase()
      .replaceAll(/[^a-z\d]+/g, '-')
      .replaceAll(/^-|-$/g, '') || 'story'
  )
}

/**
 * Whether a name can be read in Latin letters. Arabic and Hebrew do not write the vowels, Chinese characters have
 * another sound in each language, and the usual way to write Indic, Thai, Khmer and Burmese words is not that of single
 * letters.
 */
export function isTransliterable(name: string): boolean {
  return !UNUSUAL.test(name)
}

const APOSTROPHE = /(?<=\p{Script=Cyrillic})['’ʼ](?=\p{Script=Cyrillic})/gu
const NOT_IN_WORDS = /[^\p{L}\p{M}\p{N}'’]+/gu
const OTHER_LETTERS = /[^\P{L}\p{Script=Latin}]+/gu
const UNUSUAL =
  /[^\P{L}\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Ethiopic}\p{Script=Hangul}]/u

/** By language, what its letters are in Latin ones, where any-ascii writes something else; longer forms first. */
const BY_LANGUAGE: Readonly<Record<string, Readonly<Record<string, string>>>> = transliterations
