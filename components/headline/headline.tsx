import { Fragment, type ReactNode } from 'react'
import { clausesOf } from '../../lib/language/clauses.ts'
import { figureParts } from '../../lib/language/figures.ts'
import { columnsOf, LONG_HEADLINE, piecesOf } from '../../lib/language/headline.ts'
import { languageName } from '../../lib/language/language.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import type { StoryEdition } from '../../lib/story/types/story.ts'
import { overridable } from '../parts/overridable.ts'
import './headline.css'

/**
 * A headline. A very long one is in smaller type. If it has a word that is longer than a narrow line, its type is as
 * much smaller as the word needs. No dictionary is needed for this; a browser that has one may still hyphenate the
 * word.
 */
export const Headline = overridable('headline', ({ text, lang }: { text: string; lang: string }) => {
  const byWords = <TitleByWords text={text} lang={lang} />
  const words = columnsOf(text) > LONG_HEADLINE ? <span className="many-words">{byWords}</span> : byWords
  const width = Math.ceil(Math.max(0, ...(text.match(WORD) ?? []).map(widthOf)))
  if (width <= FITS) return words
  return (
    <span className="long-word">
      <span className={`wide-${SIZES.find((size) => size >= width) ?? 14}`}>{words}</span>
    </span>
  )
})

/** The name of the language of a story, in the language of the page that lists it, after a word of the same line. */
export function LanguageMark(props: { lang: string; page: PageContext; after?: string | undefined }) {
  const { lang, page, after } = props
  const { tag, dir, script } = page.language
  return (
    <span>
      {after && `${after} `}
      <span className="tongue" lang={tag} dir={dir} data-script={script}>
        {languageName(tag, lang)}
      </span>
    </span>
  )
}

/** The title of a story or page, and its standfirst, unless that is the beginning of the text. */
export function TitleAndStandfirst({ edition }: { edition: StoryEdition }) {
  return (
    <>
      <h1>
        <Headline text={edition.title} lang={edition.lang} />
      </h1>
      {!edition.isExcerpt && (
        <p className="deck">
          <ByWords text={edition.description} lang={edition.lang} />
        </p>
      )}
    </>
  )
}

/**
 * A headline or a standfirst. In Chinese, browsers break lines between any two characters; this one breaks only between
 * words. (In Japanese, lib/publication/script-types.yaml makes browsers break by phrases.) A word that is longer than
 * its line still breaks.
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

/**
 * A text in any language; in Chinese and Japanese with narrow apostrophes in Latin words, and in languages from right
 * to left with the parts of a number in order.
 */
export function ListedText({ text, lang }: { text: string; lang: string }) {
  return /^(?:zh|ja|yue)\b/.test(lang) ? <LatinMarks text={text} /> : <FiguresInOrder text={text} lang={lang} />
}

/** A headline whose lines end between clauses, else between words. */
export function TitleByWords({ text, lang }: { text: string; lang: string }) {
  return (
    <Clauses text={text} lang={lang}>
      {(clause) => <ByWords text={clause} lang={lang} />}
    </Clauses>
  )
}

/** A headline in a list. */
export function ListedTitle({ text, lang }: { text: string; lang: string }) {
  return (
    <Clauses text={text} lang={lang}>
      {(clause) => <ListedText text={clause} lang={lang} />}
    </Clauses>
  )
}

/**
 * A headline by its clauses. A headline of one clause is as it was.
 * @param children what shows a clause
 */
function Clauses({ text, lang, children }: { text: string; lang: string; children: (clause: string) => ReactNode }) {
  const parts = clausesOf(text, lang)
  if (parts.length === 1) return children(text)
  return parts.map((part, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text have no key but their position
    <Fragment key={place}>{place % 2 === 0 ? <span className="clause">{children(part)}</span> : part}</Fragment>
  ))
}

/**
 * A text in Chinese or Japanese, whose fonts make the apostrophe of a Latin word as wide as a whole character. Here it
 * is in a Latin font. Apart from that the text is as it was.
 */
function LatinMarks({ text }: { text: string }) {
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

/**
 * The width of a letter in em, in scripts other than Latin, Cyrillic and Greek that have words longer than a line: 54
 * of the 60 longest words in the Universal Declaration of Human Rights are narrower, in Noto Serif of the weight 600.
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
