import anyAscii from 'any-ascii'
import { sentence } from '../../lib/problem/wording.ts'
import { onceFor } from './once-for.ts'
import type { TextProblem } from './text-problem.ts'

/**
 * Finds the names in Latin script in a text that can be recognised by their capitals. Leaves out a name of several
 * words with ’s, for which a translation may write “our” or “her”.
 */
export function namesIn(text: string): string[] {
  if (!/[A-Z]/.test(text)) return []
  const isOwner = (name: string, end: number) => name.includes(' ') && /^['’]s(?!\p{L})/u.test(text.slice(end, end + 3))
  const found = [...text.matchAll(NAME)].filter(({ 0: name, index }) => !isOwner(name, index + name.length))
  return [...new Set(found.map(([name]) => name))]
}

// Names that do not look like ordinary words: BrainCo, SEMI, DeepSeek, GPT4. A form of dates is none: YYYYMMDD. Nor is
// P2P, which has words in other languages.
const MARKED = String.raw`(?![YMDHhms]{6,}(?![\p{L}\d]))(?!\p{Lu}\d\p{Lu}(?![\p{L}\d]))(?=[\p{L}\d]{0,40}[\p{Lu}\d][\p{L}\d]{0,40}\p{Lu}|\p{Lu}\p{L}{1,40}\d|\p{Lu}\p{Ll}+\p{Lu})[\p{Script=Latin}\d]{3,}`
// Two capitalised words in a row: Lindsay Gorman, Financial Times. The word before them has no capital, because any
// word may have one at the start of a sentence.
const PAIR = String.raw`(?<=(?:(?<![\p{L}\p{M}])\p{Ll}+|[,;]) [*“"‘«]?)\p{Lu}\p{Ll}{2,}(?: (?:(?:and|for|of|the) )?\p{Lu}\p{Ll}{2,})+`
// A part of a longer word is no name of its own: COVID-19, HTTP-based. Nor is the beginning of a longer name, RubyConf
// India, which a translation may shorten or translate.
const NAME = new RegExp(
  String.raw`(?<![\p{L}\d$@]|[\p{L}\d][-‐‑])(?:${PAIR}|${MARKED}(?! \p{Lu}))(?![\p{L}\d]|[-‐‑][\p{L}\d])`,
  'gu',
)
const BRACKETED = /[(（][^()（）]*[)）]/g

// Short words with capitals, such as IoT and SaaS, are mostly terms. More sections must show that they are kept.
const SHORT_WORD = /^(?=.*\p{Ll})(?!\p{Lu}+s$).{1,4}$/u

// The most sections in which a translation may lack a name that it keeps. If it lacks it in more, it may have its own
// word.
const MOST_LOST = 1

// The number of characters before and after a name by which its surroundings are compared.
const AROUND = 12

/**
 * Returns what leaves terms out of the names of a text, because a translation translates them. A word of theirs is also
 * in the text without capitals, as in “the Certificate Authority” and “a certificate”, or in “an OPTIONAL field” and
 * “optional”. An abbreviation is a term if the text explains it, counts it, says whose it is, or has it behind a name:
 * “(API)”, “APIs”, “an API”, “your API”, “the Ruby API”. So is a phrase if the text also has its initials: “Garbage
 * Collector” and “GC”. An abbreviation after a number is a unit: “1 BTC”.
 */
export function termFilter(text: string): (names: readonly string[]) => string[] {
  const small = new Set(text.match(/(?<![\p{L}\p{M}])\p{Ll}{3,}/gu)?.map(stemOf))
  const counted = new Set(
    Array.from(text.matchAll(COUNTED), ([, explained, plural, one]) => explained ?? plural ?? one),
  )
  const kinds = new Set([KIND, UNIT].flatMap((pattern) => Array.from(text.matchAll(pattern), ([name]) => name)))
  const isTerm = (name: string) =>
    counted.has(name.replace(/s$/, '')) ||
    OWNERS.some((owner) => text.includes(`${owner} ${name}`)) ||
    kinds.has(name) ||
    CURRENCIES.has(name) ||
    hasInitials(name, text) ||
    name.match(/\p{Lu}\p{Ll}{2,}|^\p{Lu}{3,}$/gu)?.some((word) => small.has(stemOf(word)))
  return (names) => names.filter((name) => !isTerm(name))
}

// What follows another name says what kind of thing that is: the Ruby SDK, a GitHub URL.
const KIND = /(?<=[\p{Ll},;] (?!(?:The|In|At|By|Of|On|And) )\p{Lu}[\p{L}\d]+ )\p{Lu}{2,}(?![\p{L}\d])/gu
const UNIT = /(?<=\d[ \u00a0]?)\p{Lu}{2,}(?![\p{L}\d])/gu
// A translation has words for them: 比特币.
const CURRENCIES = new Set(['USD', 'EUR', 'GBP', 'JPY', 'CNY', 'CHF', 'INR', 'BTC', 'ETH'])
const OWNERS = ['our', 'your', 'its', 'their']
const ABBREVIATION = String.raw`([\p{Lu}\d]{2,}|\p{L}{2,4})`
const COUNTED = new RegExp(
  [
    `[(（]${ABBREVIATION}s?[)）]`,
    String.raw`(?<![\p{L}\d])(\p{Lu}{2,})s(?![\p{L}\d])`,
    String.raw`(?<![\p{L}\d])(?:[Aa]n?|[Aa]ny|each|every|this) ${ABBREVIATION}(?![\p{L}\d])`,
  ].join('|'),
  'gu',
)

/** Whether a text has the initials of a name of several words as a word of its own. */
function hasInitials(name: string, text: string): boolean {
  const initials = name.replaceAll(/[^\p{Lu}]/gu, '')
  return name.includes(' ') && new RegExp(`(?<![\\p{L}\\d])${initials}(?![\\p{L}\\d])`, 'u').test(text)
}

/** Returns an English word without its capital and its ending. */
function stemOf(word: string): string {
  return word.toLowerCase().replace(/(?<=.{3})(?:ies|es|ed|[esy])$/, '')
}

/** A section of the original with its names, and its translation. */
interface SectionPair {
  readonly names: readonly string[]
  readonly original: string
  readonly translation: string
}

/**
 * Returns the names that a translation must have wherever its original has them. These are the names that it has as
 * they are, among its own words and outside of brackets, and lacks in one section at most. A name of several words that
 * it lacks must be in two others, because such words are often a term.
 */
export function keptNames(sections: readonly SectionPair[]): ReadonlySet<string> {
  const bare = sections.map(({ original, translation }) => [original, translation.replaceAll(BRACKETED, ' ')] as const)
  const names = [...new Set(sections.flatMap((section) => section.names))]
  const plainFor = onceFor(({ translation }: SectionPair) => plainTextOf(translation))
  const isKept = (name: string) => {
    const wanted = sections.filter((section) => section.names.includes(name))
    if (SHORT_WORD.test(name) && wanted.length < 3) return false
    const lost = wanted.filter((section) => !isThere(name, plainFor(section))).length
    const found = bare.filter(([original, text]) => isAmongOwnWords(name, text, original)).length
    return lost <= MOST_LOST && found > (lost > 0 && name.includes(' ') ? 1 : 0)
  }
  return new Set(names.filter(isKept))
}

/** Whether a translation has a name, and other words around it than its original. */
function isAmongOwnWords(name: string, translation: string, original: string): boolean {
  for (let at = translation.indexOf(name); at >= 0; at = translation.indexOf(name, at + 1)) {
    const around = translation.slice(Math.max(0, at - AROUND), at + name.length + AROUND)
    if (!original.includes(around)) return true
  }
  return false
}

/** Reports names of a section that must be kept but are missing in the translation of the section. */
export function nameProblems(names: readonly string[], translation: string, kept: ReadonlySet<string>): TextProblem[] {
  // The translation may have it as code, which is not compared.
  if (names.length === 0 || translation.includes('\ufffc')) return []
  const plain = plainTextOf(translation)
  return names
    .filter((name) => kept.has(name) && !isThere(name, plain))
    .map((name) => ({ at: '', message: sentence`The original names ${name} here, and this translation does not.` }))
}

// The fewest letters of a word that stands for a name of several words.
const LONG_WORD = 4

/**
 * Whether a text has a name, with whatever capitals, spaces and hyphens, without its English plural, or in letters of
 * another script. For a name of several words, one long word is enough: the others may be translated.
 */
function isThere(name: string, { text, plain }: PlainText): boolean {
  const words = name.split(' ')
  if (plain.includes(plainly(name.replace(/s$/, '')))) return true
  if (words.length > 1 && words.some((word) => word.length >= LONG_WORD && text.includes(word))) return true
  return hasOwnInitials(name, text) || isTransliterated(name, text)
}

/** Whether a text has the capitals of a name of one word, which stand for it: JS for JavaScript. */
function hasOwnInitials(name: string, text: string): boolean {
  const initials = name.replaceAll(/[^\p{Lu}]/gu, '')
  return (
    /\p{Ll}/u.test(name) && initials.length > 1 && new RegExp(`(?<![A-Za-z\\d])${initials}(?![A-Za-z\\d])`).test(text)
  )
}

/** A text, and the same in small letters without spaces and hyphens. */
interface PlainText {
  readonly text: string
  readonly plain: string
}

function plainTextOf(text: string): PlainText {
  return { text, plain: plainly(text) }
}

function plainly(text: string): string {
  return text.toLowerCase().replaceAll(/[\s\u200c-]+/g, '')
}

const FOREIGN_WORD = /[\p{Script=Katakana}ー]+|(?:(?![\p{Script=Latin}\p{Script=Katakana}])[\p{L}\p{M}])+/gu

const NOT_EASTERN = /[^\p{Script=Hangul}\p{Script=Katakana}ー・\s]+/u

/** Whether a text has a name in letters of another script: गिटहब is GitHub, यूआरएल is URL. */
function isTransliterated(name: string, text: string): boolean {
  const wanted = consonantsOf(name)
  if (isSpelt(wanted, text)) return true
  // Korean and Japanese have no r at the end of a syllable: サーバー, 서비스.
  const short = consonantsOf(name.replaceAll(/r/gi, ''))
  return short.length > 2 && short !== wanted && text.split(NOT_EASTERN).some((part) => isSpelt(short, part))
}

/** Whether a word of a text in another script has these consonants. */
function isSpelt(wanted: string, text: string): boolean {
  if (wanted.length < 2) return false
  const words = Array.from(text.matchAll(FOREIGN_WORD), ([word]) => consonantsOf(inLatinLetters(word)))
  // It may have an ending, or a space within it.
  return words.some((word, index) => {
    const written = word.length < wanted.length ? word + (words[index + 1] ?? '') : word
    return written.startsWith(wanted) && written.length <= wanted.length + (wanted.length > 2 ? 2 : 0)
  })
}

/** Returns a word of another script in Latin letters. An s at the end of a Korean syllable is a t: 깃헙 is GitHub. */
function inLatinLetters(word: string): string {
  const latin = anyAscii(word)
  return /\p{Script=Hangul}/u.test(word) ? latin.replaceAll(/s(?=[A-Z]|$)/g, 't') : latin
}

/** Returns the consonants of a word in Latin letters, with one letter for those that scripts do not tell apart. */
function consonantsOf(word: string): string {
  return word
    .toLowerCase()
    .replaceAll('ph', 'f')
    .replaceAll(/c(?=[eiy])/g, 's')
    .replaceAll(/kh|[^b-df-gj-np-tvxz]/g, '')
    .replaceAll(/[bv]/g, 'p')
    .replaceAll(/[cgqj]/g, 'k')
    .replaceAll('d', 't')
    .replaceAll('z', 's')
    .replaceAll(/(.)\1+/g, '$1')
    .replaceAll('l', 'r')
}
