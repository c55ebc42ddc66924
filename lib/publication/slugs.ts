import anyAscii from 'any-ascii'

import { SLUG, toOwnSlug } from './addresses.ts'
import transliterations from './transliterations.json' with { type: 'json' }

/**
 * Returns the names of a new story. A headline that has no usual form in Latin letters keeps its own in the address;
 * its folder is then named for the day.
 * @param lang the language of the headline
 * @param options.day such as 2025-02-24
 * @param options.given the name that the writer chose; else the headline makes it
 * @param options.isTaken whether there is a story with this name
 * @example
 * storyNames('Мост', 'ru', { day: '2025-02-24', isTaken: () => false }) // => { slug: 'most' }
 * storyNames('پل', 'fa', { day: '2025-02-24', isTaken: () => false }) // => { slug: 'story-2025-02-24', ownSlug: 'پل' }
 */
export function storyNames(
  title: string,
  lang: string,
  options: { readonly day: string; readonly given?: string | undefined; readonly isTaken: (slug: string) => boolean },
): StoryNames {
  const { day, given, isTaken } = options
  const isLatin = isTransliterable(title)
  if (given !== undefined && SLUG.test(given)) return { slug: given }
  const slug = isLatin ? toSlug(title, lang) : freeName(`story-${day}`, isTaken)
  const ownSlug = given ?? (isLatin ? undefined : toOwnSlug(title))
  return ownSlug === undefined || ownSlug === slug ? { slug } : { slug, ownSlug }
}

/** The names of a new story. */
interface StoryNames {
  /** The name of its folder, and in the addresses of languages that have no name of their own. */
  readonly slug: string
  /** Its name in the addresses of its own language, if that is another. */
  readonly ownSlug?: string
}

/** Returns the name, or the name with the first number that makes it free. */
function freeName(name: string, isTaken: (slug: string) => boolean): string {
  let free = name
  for (let number = 2; isTaken(free); number++) free = `${name}-${number}`
  return free
}

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

/**
 * Returns the slug of a topic’s or author’s name: `são-paulo` and `São Paulo` both become `sao-paulo`. It depends on
 * the name alone, so an address never changes because of other content. Different names may look the same when
 * transcribed from another script or shortened, so such slugs end in a hash of the name.
 */
export function slugify(name: string): string {
  const known = slugs.get(name)
  if (known !== undefined) return known
  const slug = makeSlug(name)
  slugs.set(name, slug) // the same names are needed for every story and language
  return slug
}

/** Signs that are written out in slugs because they distinguish names, such as C and C++. */
const SPELLED = [
  [/(?<=\S)#/g, ' sharp '],
  [/\+/g, ' plus '],
  [/&/g, ' and '],
] as const

const LONGEST = 60
const FOREIGN_LETTER = /[^\p{Script=Latin}\P{L}]/u

const slugs = new Map<string, string>()

function makeSlug(name: string): string {
  const plain = name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll(/[\s_-]+/gu, ' ')
    .trim()
  const spelled = SPELLED.reduce((text, [sign, words]) => text.replaceAll(sign, words), plain)
  const words = anyAscii(spelled)
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-') // Chinese is transcribed with capital syllables: GangKou
    .toLowerCase()
    .replaceAll(/['`]/g, '')
    .split(/[^a-z\d]+/)
    .filter(Boolean)
    .join('-')
  if (words && words.length <= LONGEST && !FOREIGN_LETTER.test(plain)) return words
  return [words.slice(0, LONGEST).replace(/-$/, ''), digits(plain)].filter(Boolean).join('-')
}

/** A hash of a text (FNV-1a, 32 bits) in base 36. */
function digits(text: string): string {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193)
  return (hash >>> 0).toString(36)
}
