import { languageOf } from './language.ts'

/**
 * Divides a text in parts. Every second part is a number that must be shown from left to right (−4.5 °C), which a
 * language from right to left would show as “C° 4.5−”. A text in another language is one part.
 */
export function figureParts(text: string, lang: string): string[] {
  if (languageOf(lang).dir !== 'rtl' || !/[\d۰-۹]/.test(text)) return [text]
  const parts: string[] = []
  let end = 0
  for (const { 0: figure, index } of text.matchAll(FIGURE)) {
    const before = text.slice(end, index)
    if (AFTER_LATIN.test(before.slice(-LONGEST_NAME))) continue
    parts.push(before, figure)
    end = index + figure.length
  }
  return [...parts, text.slice(end)]
}

// Arabic digits (٣) are not here: their numbers have the minus sign on the other side.
const DIGIT = '[\\d۰-۹]'
// A space may divide groups of three digits: 10 000.
const DIGITS = `(?:${DIGIT}{1,3}(?:[ \u00a0\u202f]${DIGIT}{3})+(?!${DIGIT})|${DIGIT}+)(?:[.,:٫٬]${DIGIT}+)*`
const UNIT =
  '(?:°[CFK]?|[nµμmcdk]?m[²³]?|[µμmk]?g|[mch]?[lL]|[kMGTP]i?(?:B|bit)|[kM]b(?:it)?/s|[kMGT]?(?:Wh?|Hz)|k?V|mA|[hkM]?Pa|k?J|kcal|dB|ha|[mk]m/h|m/s|k?g/m[²³]|mg/l|ms|kt|px|ppm|mph|ft|lbs?)'
const RANGE = `${DIGITS}\\s?[-–−×]\\s?[-−+]?${DIGITS}`

/**
 * A number that a text from right to left would show in the wrong order: one with a sign, or a number or range before a
 * unit in Latin letters. A hyphen joins words too, so it is a sign only after a space or a bracket.
 */
const FIGURE = new RegExp(
  [
    `(?:(?<=[\\s(\\[«“"])[-+]|(?<![\\p{L}\\p{M}\\p{N}])[−±])[$€£₪]?(?:${RANGE}|${DIGITS})(?:\\s?(?:${UNIT}|%)|[kKMBx])?`,
    `(?<![\\p{L}\\p{M}\\p{N}]|${DIGIT}[.,:])(?:${RANGE}\\s?|${DIGITS}(?:\\s|(?=°)))${UNIT}`,
  ]
    // What follows is no part of the number, so that none is divided.
    .map((form) => `(?:${form})(?![\\p{L}\\p{M}\\p{N}²³]|/\\p{L}|(?<=${DIGIT})[.,:٫٬–−×-]${DIGIT})`)
    .join('|'),
  'gu',
)

// Letters from left to right give their direction to the numbers after them: iPhone 256 GB.
const AFTER_LATIN = /\p{Script=Latin}(?:[-.]?[\d۰-۹])*(?:\s+[\d۰-۹](?:[.,]?[\d۰-۹])*)*\s+$/u

/** The number of letters before a number in which the end of a name is sought. */
const LONGEST_NAME = 40
