import type { Figure } from '../types/section.ts'

/** A number as it is written in its cell, without its mark (derived or forecast). */
export type WrittenFigure = Omit<Figure, 'mark'>

const FRACTION_SLASH = '\u2044'
const ARABIC_DIGIT = /[٠-٩۰-۹]/
const FRACTION = /\p{Nd}(?:\/| [^\p{Nd}\s]+ )\p{Nd}/u

/**
 * The “of” in “1 of 3”, for languages whose digits collide with U+2044 and whose readers take a slash for a decimal
 * mark.
 */
const OF: Readonly<Record<string, string>> = { ar: 'من', fa: 'از' }

/**
 * Reads the one number in a cell, in the digits of any script. It has the grouping and decimal marks of the language,
 * or is a fraction (`1/3`, ⅓; in Persian `۱/۳` or `۱ از ۳`).
 * @returns undefined if there is no number, or more than one
 */
export function readFigure(text: string, lang: string): WrittenFigure | undefined {
  const { group, decimal } = separators(lang)
  const number = `\\p{Nd}+(?:${group}\\p{Nd}{2,3})*(?:${decimal}\\p{Nd}+)?`
  // Compatibility characters such as ⅓ and full-width digits are numbers too.
  const written = text.trim().replaceAll(/[\p{No}\p{Nd}]/gu, (character) => character.normalize('NFKC'))
  const slash = `\\s?[/${FRACTION_SLASH}]\\s?|\\s${ofIn(lang)}\\s`
  const pattern = new RegExp(`([-−]?${number})(?:(?:${slash})(${number}))?`, 'gu')
  const [match, ...others] = written.matchAll(pattern)
  if (!match || others.length > 0) return undefined
  const [whole, above = '', below] = match
  const value = numberOf(above, group, decimal) / (below === undefined ? 1 : numberOf(below, group, decimal))
  if (!Number.isFinite(value)) return undefined
  const digits = below === undefined ? whole : fraction(above, below, lang)
  return { value, digits, before: written.slice(0, match.index), after: written.slice(match.index + whole.length) }
}

/** Whether a number is written as a fraction. */
export function isFraction({ digits }: WrittenFigure): boolean {
  return FRACTION.test(digits)
}

/**
 * A fraction as it is shown. U+2044 is for fonts with fractions; without them its digits are cramped, and next to
 * Arabic or Persian digits it looks like a seven.
 */
function fraction(above: string, below: string, lang: string): string {
  if (!ARABIC_DIGIT.test(above + below)) return `${above}/${below}`
  return [above, ofIn(lang), below].join(' ')
}

function ofIn(lang: string): string {
  return OF[lang.split('-')[0] ?? lang] ?? '/'
}

function numberOf(written: string, group: string, decimal: string): number {
  const plain = written.replaceAll(new RegExp(group, 'gu'), '').replace(new RegExp(decimal, 'u'), '.').replace('−', '-')
  return Number(plain.replaceAll(/\p{Nd}/gu, latinDigit))
}

/** Converts a digit of any script to an ASCII digit. Each script has its ten digits in sequence, from zero. */
export function latinDigit(digit: string): string {
  let zero = digit.codePointAt(0) ?? 0
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && (digit.codePointAt(0) ?? 0) - zero < 9) zero--
  return String((digit.codePointAt(0) ?? 0) - zero)
}

/**
 * The group and decimal separators of a language, as patterns that accept any space or apostrophe for the usual one.
 */
function separators(lang: string): { group: string; decimal: string } {
  const parts = new Intl.NumberFormat(lang).formatToParts(1234567.5)
  const sign = (type: string): string => parts.find((part) => part.type === type)?.value ?? ''
  const group = sign('group')
  return {
    group: /\s/.test(group) ? '[\\s\u00a0\u202f\u2009]' : `[${group}${group === '’' ? "'" : ''}]`,
    decimal: `[${sign('decimal')}]`,
  }
}
