import type { Figure } from '../types/chart.ts'

/** A number as it is written, without what is said of it elsewhere. */
export type WrittenFigure = Omit<Figure, 'mark'>

const FRACTION_SLASH = '\u2044'
const ARABIC_DIGIT = /[٠-٩۰-۹]/
const FRACTION = /\p{Nd}(?:\u2044| [^\p{Nd}\s]+ )\p{Nd}/u

/** “1 of 3”, in languages whose digits run into U+2044, and whose readers take an ordinary slash for a decimal mark. */
const OF: Readonly<Record<string, string>> = { ar: 'من', fa: 'از' }

/**
 * Reads the one number in a cell: in the digits of any script, grouped and with decimals as the language does it, or a
 * fraction (`1/3`, ⅓; in Persian `۱/۳` or `۱ از ۳`).
 * @returns undefined where there is no number, or more than one
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

/** A fraction as it is shown. Beside an Arabic or Persian one, U+2044 without spaces reads as seven. */
function fraction(above: string, below: string, lang: string): string {
  if (!ARABIC_DIGIT.test(above + below)) return above + FRACTION_SLASH + below
  return [above, ofIn(lang), below].join(' ')
}

function ofIn(lang: string): string {
  return OF[lang.split('-')[0] ?? lang] ?? FRACTION_SLASH
}

function numberOf(written: string, group: string, decimal: string): number {
  const plain = written.replaceAll(new RegExp(group, 'gu'), '').replace(new RegExp(decimal, 'u'), '.').replace('−', '-')
  return Number(plain.replaceAll(/\p{Nd}/gu, latinDigit))
}

/** The digit of any script: each script has its ten in a row, from nought. */
function latinDigit(digit: string): string {
  let zero = digit.codePointAt(0) ?? 0
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && (digit.codePointAt(0) ?? 0) - zero < 9) zero--
  return String((digit.codePointAt(0) ?? 0) - zero)
}

/** How a language groups digits and parts decimals, as patterns; any space and apostrophe will do where it has one. */
function separators(lang: string): { group: string; decimal: string } {
  const parts = new Intl.NumberFormat(lang).formatToParts(1234567.5)
  const sign = (type: string): string => parts.find((part) => part.type === type)?.value ?? ''
  const group = sign('group')
  return {
    group: /\s/.test(group) ? '[\\s\u00a0\u202f\u2009]' : `[${group}${group === '’' ? "'" : ''}]`,
    decimal: `[${sign('decimal')}]`,
  }
}
