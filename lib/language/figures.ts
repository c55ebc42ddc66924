import { languageOf } from './language.ts'

// Arabic digits (٣) are not here: their numbers have the minus sign on the other side.
const DIGITS = '[\\d۰-۹]+(?:[.,٫٬][\\d۰-۹]+)*'
const UNIT =
  '(?:°[CFK]?|[nµμmcdk]?m[²³]?|[µμmk]?g|[mch]?[lL]|[kMGTP]i?(?:B|bit)|[kM]b(?:it)?/s|[kMGT]?(?:Wh?|Hz)|k?V|mA|[hkM]?Pa|k?J|kcal|dB|ha|[mk]m/h|m/s|k?g/m[²³]|mg/l|ms|kt|px|ppm|mph|ft|lbs?)'
const RANGE = `${DIGITS}\\s?[-–−×]\\s?[-−+]?${DIGITS}`

/**
 * A number that a text from right to left would show in the wrong order: one with a sign, or a number or range before a
 * unit in Latin letters. A hyphen joins words too, so it is a sign only after a space or a bracket.
 */
const FIGURE = new RegExp(
  [
    `(?:(?<=[\\s(\\[«“"])[-+]|(?<![\\p{L}\\p{M}\\p{N}])[−±])[$€£₪]?(?:${RANGE}|${DIGITS})(?:\\s?(?:${UNIT}|%))?`,
    `(?<![\\p{L}\\p{M}\\p{N}.,])(?:${RANGE}\\s?|${DIGITS}(?:\\s|(?=°)))${UNIT}`,
  ]
    .map((form) => `(?:${form})(?![\\p{L}\\p{M}\\p{N}²³]|/\\p{L})`)
    .join('|'),
  'gu',
)

/**
 * Divides a text in parts. Every second part is a number that must be shown from left to right (−4.5 °C), which a
 * language from right to left would show as “C° 4.5−”. A text in another language is one part.
 */
export function figureParts(text: string, lang: string): string[] {
  if (languageOf(lang).dir !== 'rtl' || !/[\d۰-۹]/.test(text)) return [text]
  const figures = [...text.matchAll(FIGURE)]
  const ends = [0, ...figures.map(({ 0: figure, index }) => index + figure.length)]
  return ends.flatMap((end, place) => {
    const figure = figures[place]
    return figure ? [text.slice(end, figure.index), figure[0]] : text.slice(end)
  })
}
