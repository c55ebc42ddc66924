import { Fragment } from 'react'
import { piecesOf } from '../../lib/language/pieces.ts'
import './by-words.css'

/** Where a browser sets a thin space by itself (CSS Text 4, text-autospace), which an element in between would prevent. */
const SPACED = /^(?:\p{Script=Han}[\p{Script=Latin}\p{N}]|[\p{Script=Latin}\p{N}]\p{Script=Han})$/u

/**
 * A headline or a standfirst whose lines end between words also where browsers end them between any two characters: in Chinese.
 * (Japanese is parted by phrases in app/scripts.css, which browsers know to do.) A word that is longer than its line is still parted.
 */
export function ByWords({ text, lang }: { text: string; lang: string }) {
  if (new Intl.Locale(lang).language !== 'zh') return text
  const pieces = piecesOf(text, lang)
  return (
    <span className="by-words">
      {pieces.map((piece, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text have nothing but their place
        <Fragment key={place}>
          {place > 0 && !SPACED.test(`${pieces[place - 1]?.at(-1)}${piece.at(0)}`) && <wbr />}
          {piece}
        </Fragment>
      ))}
    </span>
  )
}
