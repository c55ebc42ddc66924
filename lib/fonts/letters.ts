import { dateFormatOf } from '../language/format.ts'
import type { Publication } from '../publication/publication.ts'

/**
 * Returns the letters of a language, small and capital. They are those of the interface in it, and of the names of
 * months and days: all or nearly all that the language has.
 */
export function lettersOf({ messages, description }: Publication, tag: string, script: string): string[] {
  const days = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2027, month, month + 1)))
  const dates = days.map((day) => dateFormatOf(tag, { month: 'long', weekday: 'long', timeZone: 'UTC' }).format(day))
  const text = [...Object.values(messages[tag] ?? {}), description[tag] ?? '', ...dates].join('')
  const found = new Set(`${text}${text.toLocaleLowerCase(tag)}${text.toLocaleUpperCase(tag)}`)
  return [...found].filter((one) => /[\p{L}\p{M}]/u.test(one)).filter(isOf(script))
}

/** The scripts of Unicode whose letters a script of lib/language/language.ts has, where the two differ. */
const SCRIPTS: Readonly<Record<string, string>> = {
  Aran: 'Arab',
  Hans: 'Hani',
  Hant: 'Hani',
  Jpan: 'Hani}\\p{scx=Hira}\\p{scx=Kana',
  Kore: 'Hang',
}

/** Spaces, punctuation, digits and signs that texts in every script have, and the letters of Western Europe. */
const COMMON = [
  [0x20, 0x40],
  [0x5b, 0x60],
  [0x7b, 0x7e],
  [0xa0, 0xbf],
  [0xd7, 0xd7],
  [0xf7, 0xf7],
  [0x2c6, 0x2dd],
  [0x200c, 0x205e],
  [0x20a0, 0x20bf],
  [0x2122, 0x2122],
  [0x2190, 0x2193],
  [0x2212, 0x2212],
] as const
const LATIN = [0x41, 0x17f] as const

/** Returns a test of whether a character is one of a script. */
function isOf(script: string): (character: string) => boolean {
  const letters = new RegExp(`[\\p{scx=${SCRIPTS[script] ?? script}}]`, 'u')
  return (character) => letters.test(character)
}

/**
 * Returns the characters that pages in a script need: its letters in the blocks of 256 characters that its languages
 * use, and what texts in every script have. A rare letter of another language is then shown in a font of the system.
 */
export function charactersOf(script: string, letters: readonly string[], inFont: Iterable<number>): number[] {
  const blocks = new Set(letters.map((letter) => (letter.codePointAt(0) ?? 0) >> 8))
  const isLetter = isOf(script)
  const ranges = script === 'Latn' ? [...COMMON, LATIN] : COMMON
  const isWanted = (one: number) =>
    ranges.some(([first, last]) => first <= one && one <= last) ||
    (blocks.has(one >> 8) && isLetter(String.fromCodePoint(one)))
  return [...inFont].filter(isWanted).sort((a, b) => a - b)
}
