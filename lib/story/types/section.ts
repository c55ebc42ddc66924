import type { Picture } from '../../picture/picture.ts'
import type { Place } from '../../problem/problem.ts'
import type { Chart } from './chart.ts'
import type { Embed } from './embed.ts'
import { assertNever, type Inline, plainText } from './inline.ts'

/**
 * A section's name within its story: its kind and its place among that kind, `p3`, `quote1-p1`. It is the same in every
 * language of a story, and an address (`#p3`) that readers share.
 */
export type SectionId = string

/** Which block of a story stands apart from its text. */
export const ASIDES = ['note', 'facts', 'credit'] as const

/** The interface's word over one that has no title of its own; a credit line needs none. */
export const ASIDE_TITLES = { note: 'editorsNote', facts: 'facts' } as const

interface Base {
  readonly id: SectionId
  /** Where it is written. */
  readonly place: Place
}

/** One cell of a table. */
export type Cell = readonly Inline[]

/** How a column of a table is aligned; undefined follows the language. */
export type Align = 'left' | 'right' | 'center' | undefined

/** A part of a story that stands by itself and answers to the same part in every other language. */
export type Section = Base &
  (
    | { readonly kind: 'paragraph'; readonly text: readonly Inline[] }
    | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: readonly Inline[] }
    | { readonly kind: 'quote'; readonly sections: readonly Section[] }
    | { readonly kind: 'figure'; readonly picture: Picture; readonly alt: string; readonly caption?: string }
    | { readonly kind: 'list'; readonly start: number | undefined; readonly items: readonly (readonly Section[])[] }
    | {
        readonly kind: 'table'
        readonly align: readonly Align[]
        readonly head: readonly Cell[]
        readonly rows: readonly (readonly Cell[])[]
      }
    | ({ readonly kind: 'chart' } & Chart)
    | ({ readonly kind: 'embed' } & Embed)
    | { readonly kind: 'code'; readonly code: string; readonly language: string | undefined }
    | { readonly kind: 'divider' }
    | {
        readonly kind: 'aside'
        readonly variant: (typeof ASIDES)[number]
        readonly title: readonly Inline[] | undefined
        readonly sections: readonly Section[]
      }
    | { readonly kind: 'footnotes'; readonly notes: readonly Footnote[] }
  )

/** A footnote: its text, and the places that refer to it. */
export interface Footnote {
  readonly id: string
  readonly refs: readonly string[]
  readonly sections: readonly Section[]
}

/**
 * The words of sections, for counting and describing.
 * @param textOf what gives the words of a text
 */
export function sectionsText(sections: readonly Section[], textOf: TextOf = plainText): string {
  return sections.map((section) => sectionText(section, textOf)).join('\n')
}

type TextOf = (text: readonly Inline[]) => string

function sectionText(section: Section, textOf: TextOf): string {
  switch (section.kind) {
    case 'paragraph':
    case 'heading':
      return textOf(section.text)
    case 'quote':
      return sectionsText(section.sections, textOf)
    case 'aside':
      return [textOf(section.title ?? []), sectionsText(section.sections, textOf)].join('\n')
    case 'list':
      return section.items.map((item) => sectionsText(item, textOf)).join('\n')
    case 'table':
      return [section.head, ...section.rows].map((row) => row.map((cell) => textOf(cell)).join('\t')).join('\n')
    case 'chart':
      return [
        textOf(section.title),
        section.unit ?? '',
        sectionText(section.table, textOf),
        textOf(section.source),
      ].join('\n')
    case 'embed':
      return section.title
    case 'footnotes':
      return section.notes.map((note) => sectionsText(note.sections, textOf)).join('\n')
    case 'figure':
      return section.caption ?? ''
    case 'code':
      return section.code
    case 'divider':
      return ''
    default:
      return assertNever(section)
  }
}
