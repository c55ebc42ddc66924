import { ByWords } from './by-words.tsx'
import './headline.css'

/** A part of a text within which a line does not end. Other scripts have no words that are longer than a line. */
const WORD = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{M}\p{N}’'.]+/gu

/** The longest word that fits into a line of the narrowest phone (288 px) at 36 px, in em; and the longest with a size. */
const [FITS, LONGEST] = [8, 14]

/**
 * A headline. If it has a word that is longer than a narrow line, its type is as much smaller as the word needs. No
 * dictionary is needed for this; a browser that has one may still hyphenate the word.
 */
export function Headline({ text, lang }: { text: string; lang: string }) {
  const words = <ByWords text={text} lang={lang} />
  const width = Math.ceil(Math.max(0, ...(text.match(WORD) ?? []).map(widthOf)))
  if (width <= FITS) return words
  return (
    <span className="long-word">
      <span className={`wide-${Math.min(width, LONGEST)}`}>{words}</span>
    </span>
  )
}

/** Estimates the width of a word in em, 0–13 % above its width in Noto Serif Display. */
function widthOf(word: string): number {
  return [...word].reduce((width, letter) => {
    if (/[жмшщюфыwm]/i.test(letter)) return width + 0.86
    if (/\p{Lu}/u.test(letter)) return width + 0.7
    return width + (/[ijltfrs.’'г]/.test(letter) ? 0.42 : 0.58)
  }, 0)
}
