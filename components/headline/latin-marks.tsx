import { figureParts } from '../../lib/language/figures.ts'
import { Clauses } from './clauses.tsx'
import './figures-in-order.css'
import './latin-marks.css'

/**
 * A text in Chinese or Japanese, whose fonts make the apostrophe of a Latin word as wide as a whole character. Here it
 * is in a Latin font. Apart from that the text is as it was.
 */
export function LatinMarks({ text }: { text: string }) {
  const parts = text.split(APOSTROPHE)
  if (parts.length === 1) return text
  return parts.map((part, place) => {
    if (part !== '’') return part
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text have no key but their position
      <span key={place} className="apostrophe">
        {part}
      </span>
    )
  })
}

/** An apostrophe between Latin letters: Don’t, the dogs’ race, Rock ’n’ roll. */
const APOSTROPHE = /(?<=\p{Script=Latin}\s?)(’)(?=\s?\p{Script=Latin}|\s$)/u

/** Whether the fonts of a language have an apostrophe as wide as a whole character. */
function hasWideApostrophe(lang: string): boolean {
  return /^(?:zh|ja|yue)\b/.test(lang)
}

/**
 * A text in any language; in Chinese and Japanese with narrow apostrophes in Latin words, and in languages from right to
 * left with the parts of a number in order.
 */
export function ListedText({ text, lang }: { text: string; lang: string }) {
  return hasWideApostrophe(lang) ? <LatinMarks text={text} /> : <FiguresInOrder text={text} lang={lang} />
}

/** A headline in a list. */
export function ListedTitle({ text, lang }: { text: string; lang: string }) {
  return (
    <Clauses text={text} lang={lang}>
      {(clause) => <ListedText text={clause} lang={lang} />}
    </Clauses>
  )
}

/** A text, whose numbers with a sign or a unit are in their order in languages from right to left too. */
function FiguresInOrder({ text, lang }: { text: string; lang: string }) {
  const parts = figureParts(text, lang)
  if (parts.length === 1) return text
  return parts.map((part, place) => {
    if (place % 2 === 0) return part
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text have no key but their position
      <bdi key={place} className="figures">
        {part}
      </bdi>
    )
  })
}
