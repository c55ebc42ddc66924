import { createElement, type ReactNode } from 'react'
import { fileNote } from '../../lib/attachment/file-types.ts'
import { fill } from '../../lib/language/format.ts'
import { languageOf } from '../../lib/language/language.ts'
import type { Messages } from '../../lib/language/messages.ts'
import {
  assertNever,
  type Cell,
  type Formula,
  type Inline,
  type MathNode,
  plainText,
  type SectionBase,
  type SectionOf,
} from '../../lib/story/types/section.ts'
import { ListedText } from '../headline/headline.tsx'
import { PictureView } from '../picture/picture.tsx'

/**
 * Returns the attributes by which a section is found. A section that only a free translation has is no place at which a
 * reader who changes the language can stay, so it has no `data-section`.
 */
export function named({ id, isOwn }: SectionBase) {
  return isOwn ? { id } : { id, 'data-section': id }
}

/** Renders the id that the text gives to a section that has no text. */
export function Anchor({ of: { anchor } }: { of: SectionBase }): ReactNode {
  return anchor === undefined ? null : <span id={anchor} />
}

/** Renders the places of sections that only the original has: a reader who comes from there arrives here. */
export function Places({ of: { places = [] } }: { of: SectionBase }): ReactNode {
  return places.map((id) => <span key={id} id={id} />)
}

/** The properties of every component that renders a text. */
export interface TextProps {
  /** The messages of the page. */
  readonly words: Messages
  /** The language of the text. */
  readonly lang: string
}

/** Renders inline text: emphasis, links, code, footnote references. */
export function Inlines({ text, ...props }: { text: readonly Inline[] } & TextProps) {
  // biome-ignore lint/suspicious/noArrayIndexKey: the order of a text never changes
  return text.map((inline, index) => <One key={index} inline={inline} {...props} />)
}

/** The classes of elements, so that a page without them has no style rules for them. */
const CLASSES: Readonly<Record<string, string>> = { mark: 'lit', sup: 'raised' }

/** The class of words in a language whose script has no italics: a browser would slant them. */
function uprightIn(lang: string | undefined): string | undefined {
  return lang && !['Latn', 'Cyrl', 'Grek'].includes(languageOf(lang).script) ? 'roman' : undefined
}

function One({ inline, words, lang }: { inline: Inline } & TextProps) {
  switch (inline.kind) {
    case 'text':
      return <ListedText text={inline.text} lang={lang} />
    case 'emphasis':
      return <em>{<Inlines text={inline.text} words={words} lang={lang} />}</em>
    case 'strong':
      return <strong>{<Inlines text={inline.text} words={words} lang={lang} />}</strong>
    case 'deleted':
      return <del>{<Inlines text={inline.text} words={words} lang={lang} />}</del>
    case 'element':
      return (
        <inline.name {...inline.attributes} className={CLASSES[inline.name] ?? uprightIn(inline.attributes.lang)}>
          <Inlines text={inline.text} words={words} lang={lang} />
        </inline.name>
      )
    case 'code':
      return <code>{inline.text}</code>
    case 'math':
      return <MathView formula={inline} />
    case 'link':
      return (
        <a
          href={inline.href}
          type={inline.file?.type.replace(/;.*/, '')}
          // An address is written from left to right, its last slash too.
          dir={isAddress(inline) ? 'ltr' : undefined}
        >
          <Inlines text={inline.text} words={words} lang={lang} />
          {fileNote(inline.file, words)}
        </a>
      )
    case 'footnote': {
      const call = { 'aria-label': fill(words.note, `${inline.number}`), children: inline.number }
      // CSS shows one of the two: a link to the note, or a button that opens it in place (notes.css).
      return (
        <sup className="call" id={inline.ref}>
          <a href={`#${inline.note}`} role="doc-noteref" {...call} />
          <button type="button" popoverTarget={inline.note} {...call} />
        </sup>
      )
    }
    case 'picture':
      return <PictureView picture={inline.picture} alt={inline.alt} frame="sentence" className="in-text" />
    case 'break':
      return <br />
    default:
      return assertNever(inline)
  }
}

/**
 * Whether a text in Chinese or Japanese has a word so long that a justified line before it would be torn apart. A web
 * address that is a link may break anywhere.
 */
export function hasLongWord(text: readonly Inline[], lang: string): boolean {
  return /^(?:zh|ja|yue)\b/.test(lang) && LONG.test(plainText(text.filter((inline) => !isAddress(inline))))
}

/** A word that does not break and is longer than a fifth of a line of Chinese or Japanese. A hyphen ends it. */
const LONG = /[!-,.-~\u00c0-\u024f]{16}/

/** Whether a text is a link that shows its web address. */
function isAddress(inline: Inline): boolean {
  return inline.kind === 'link' && /^(?:https?:\/\/|www\.)\S+$/.test(plainText(inline.text))
}

/** A formula, from left to right in every language. */
export function MathView({ formula, isBlock = false }: { formula: Formula; isBlock?: boolean }) {
  return (
    <math dir="ltr" {...(isBlock ? { display: 'block' as const } : {})}>
      <MathNodes nodes={formula.mathml} />
    </math>
  )
}

function MathNodes({ nodes }: { nodes: readonly MathNode[] }): ReactNode {
  return nodes.map((node, index) => {
    if (typeof node === 'string') return node
    const { name, attributes, children } = node
    // The order of nodes never changes.
    const key = `${index} ${name}`
    if (children.length === 0) return createElement(name, { key, ...attributes })
    return createElement(name, { key, ...attributes }, <MathNodes nodes={children} />)
  })
}

/** A table. A wide one scrolls inside its own frame, by touch, wheel or keyboard, and the page does not. */
export function TableView({ section, words, lang }: { section: SectionOf<'table'> } & TextProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: keyboard users must reach what scrolls
    <section {...named(section)} className="scroller" aria-label={words.table} tabIndex={0}>
      <Anchor of={section} />
      <Table section={section} words={words} lang={lang} />
    </section>
  )
}

const ALIGN = { left: 'text-left', right: 'text-right', center: 'text-center', none: undefined }

/**
 * A number with a sign, a unit or another number: −1.5%, 2–10, 3 km. Those in Arabic digits (٣) are set as they are.
 */
const FIGURES = /^[\s\p{P}\p{S}]{0,3}[\d۰-۹][\d۰-۹\s\p{P}\p{S}]{0,16}\p{Script=Latin}{0,4}$/u

/** The content of a cell. Where it is a number, its parts stay in their order and in one line, in every language. */
function CellText({ cell, ...props }: { cell: Cell } & TextProps) {
  const text = plainText(cell)
  if (!FIGURES.test(text) || !/[-−–+±\s]/.test(text)) return <Inlines text={cell} {...props} />
  return (
    <bdi className="figures">
      {/* The whole is in order, so that no part of it needs an order of its own. */}
      <Inlines text={cell} {...props} lang="en" />
    </bdi>
  )
}

/** The table without a frame, for a parent that has its own. */
export function Table({ section, words, lang }: { section: SectionOf<'table'> } & TextProps) {
  const { head, rows, align } = section
  const side = (column: number) => ALIGN[align[column] ?? 'none']
  return (
    <table>
      {head.some((cell) => cell.length > 0) && (
        <thead>
          <tr>
            {head.map((cell, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the order of columns never changes
              <th key={column} scope="col" className={side(column)}>
                <Inlines text={cell} words={words} lang={lang} />
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the order of rows never changes
          <tr key={index}>
            {row.map((cell, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the order of columns never changes
              <td key={column} className={side(column)}>
                <CellText cell={cell} words={words} lang={lang} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
