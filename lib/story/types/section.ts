import type { Picture } from '../../picture/picture.ts'
import type { Chart } from './chart.ts'
import type { Embed } from './embed.ts'
import { assertNever, type Inline, plainText } from './inline.ts'
import type { SectionBase, TableSection } from './table.ts'

/** The blocks of a story that are set apart from its text. */
export const ASIDES = ['note', 'facts', 'credit'] as const

/** The interface message that serves as title of an aside without its own title. A credit line needs no title. */
export const ASIDE_TITLES = { note: 'editorsNote', facts: 'facts' } as const

/** A block of a story, such as a paragraph. Every language of the story has a section for it at the same position. */
export type Section =
  | TableSection
  | (SectionBase &
      (
        | { readonly kind: 'paragraph'; readonly text: readonly Inline[] }
        | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: readonly Inline[] }
        | { readonly kind: 'quote'; readonly sections: readonly Section[] }
        | { readonly kind: 'figure'; readonly picture: Picture; readonly alt: string; readonly caption?: string }
        | { readonly kind: 'list'; readonly start: number | undefined; readonly items: readonly (readonly Section[])[] }
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
      ))

/** A footnote: its text, and the ids of the references to it. */
export interface Footnote {
  readonly id: string
  readonly refs: readonly string[]
  readonly sections: readonly Section[]
}

/**
 * The text of sections, for counting words and for descriptions.
 * @param textOf returns the text of inline content
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

/** The section type of one kind. */
export type SectionOf<Kind extends Section['kind']> = Extract<Section, { kind: Kind }>
