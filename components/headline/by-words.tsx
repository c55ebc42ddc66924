import { Fragment } from 'react'
import { piecesOf } from '../../lib/language/pieces.ts'
import { LatinMarks, ListedText } from './latin-marks.tsx'
import './by-words.css'

/**
 * A headline or a standfirst. In Chinese, browsers break lines between any two characters; this one breaks only between
 * words. (In Japanese, lib/publication/script-types.ts makes browsers break by phrases.) A word that is longer than its
 * line still breaks.
 */
export function ByWords({ text, lang }: { text: string; lang: string }) {
  if (!/^zh\b/.test(lang)) return <ListedText text={text} lang={lang} />
  const pieces = piecesOf(text, lang)
  return (
    <span className="by-words">
      {pieces.map((piece, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text have no key but their position
        <Fragment key={place}>
          {place > 0 && !SPACED.test(`${pieces[place - 1]?.at(-1)}${piece.at(0)}`) && <wbr />}
          <LatinMarks text={piece} />
        </Fragment>
      ))}
    </span>
  )
}

// Where the browser adds a thin space by itself (CSS Text 4, text-autospace); an element in between would prevent it.
const SPACED = /^(?:\p{Script=Han}[\p{Script=Latin}\p{N}]|[\p{Script=Latin}\p{N}]\p{Script=Han})$/u
