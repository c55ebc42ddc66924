import { columnsOf, LONG_HEADLINE } from '../../lib/language/columns.ts'
import { ByWords } from './by-words.tsx'
import { Clauses } from './clauses.tsx'
import './headline.css'
import { overridable } from '../parts/overridable.ts'

/**
 * The width of a letter in em, in scripts other than Latin, Cyrillic and Greek that have words longer than a line: 54 of
 * the 60 longest words in the Universal Declaration of Human Rights are narrower, in Noto Serif of the weight 600.
 */
const WIDTHS = [
  [/\p{Script=Tamil}/u, 1.06],
  [/\p{Script=Sinhala}/u, 0.93],
  [/\p{Script=Ethiopic}/u, 0.84],
  [/\p{Script=Telugu}/u, 0.77],
  [/\p{Script=Georgian}/u, 0.77],
  [/\p{Script=Armenian}/u, 0.74],
] as const

/** A part of a text within which a line does not end. Other scripts have no words that are longer than a line. */
const WORD = new RegExp(
  `[\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}\\p{M}\\p{N}’'.\u200d${WIDTHS.map(([{ source }]) => source).join('')}]+`,
  'gu',
)

/** The longest word that fits into a line of the narrowest phone (288 px) at 36 px, in em. */
const FITS = 8
/** The widths of longer words that have a size of type, in em. Still longer words break. */
const SIZES = [9, 10, 11, 12, 13, 14, 18, 22]

/**
 * A headline. A very long one is in smaller type. If it has a word that is longer than a narrow line, its type is as much
 * smaller as the word needs. No dictionary is needed for this; a browser that has one may still hyphenate the word.
 */
export const Headline = overridable('headline', ({ text, lang }: { text: string; lang: string }) => {
  const byWords = (
    <Clauses text={text} lang={lang}>
      {(clause) => <ByWords text={clause} lang={lang} />}
    </Clauses>
  )
  const words = columnsOf(text) > LONG_HEADLINE ? <span className="many-words">{byWords}</span> : byWords
  const width = Math.ceil(Math.max(0, ...(text.match(WORD) ?? []).map(widthOf)))
  if (width <= FITS) return words
  return (
    <span className="long-word">
      <span className={`wide-${SIZES.find((size) => size >= width) ?? 14}`}>{words}</span>
    </span>
  )
})

/** Estimates the width of a word in em, 0–13 % above its width in Noto Serif Display. */
function widthOf(word: string): number {
  return [...word].reduce((width, letter) => {
    const [, wide] = WIDTHS.find(([script]) => script.test(letter)) ?? []
    if (wide) return width + (/\p{Mn}/u.test(letter) ? 0 : /\p{Mc}/u.test(letter) ? 0.7 * wide : wide)
    if (/[жмшщюфыwm]/i.test(letter)) return width + 0.86
    if (/\p{Lu}/u.test(letter)) return width + 0.7
    return width + (/[ijltfrs.’'г]/.test(letter) ? 0.42 : 0.58)
  }, 0)
}
