import type { Messages } from '../../language/messages.ts'
import type { Picture } from '../../picture/picture.ts'
import type { Chart, Figure, SectionBase, TableSection } from './chart.ts'
import { assertNever, type Inline, plainText } from './inline.ts'

/** The blocks of a story that are set apart from its text. */
export const ASIDES = ['note', 'facts', 'points', 'timeline', 'qa', 'pull', 'credit'] as const

/** The interface message that serves as title of an aside without its own title, for the variants that need a title. */
const ASIDE_TITLES: Partial<Record<(typeof ASIDES)[number], keyof Messages>> = {
  note: 'editorsNote',
  facts: 'facts',
  points: 'keyPoints',
  timeline: 'timeline',
}

/** Returns the title of an aside: its own, or that of its variant; undefined if it has none. */
export function asideTitle({ variant, title }: SectionOf<'aside'>, words: Messages): readonly Inline[] | undefined {
  if (variant === 'credit' || variant === 'pull') return undefined
  const message = ASIDE_TITLES[variant]
  return title ?? (message && asText(words[message]))
}

/** The kinds of embed; the kind decides the shape of the frame. */
export const EMBED_FORMS = ['video', 'audio', 'post'] as const

/** Content of another host. The page shows a still picture and a plain link until the reader asks for the embed. */
export interface Embed {
  readonly form: (typeof EMBED_FORMS)[number]
  readonly title: string
  /** The full address of the content on the other site. */
  readonly address: string
  /** The full address that the iframe loads when the reader asks for the embed. */
  readonly frame: string
  readonly still: { readonly picture: Picture; readonly alt: string } | undefined
}

/** The sizes of a picture that is wider than the text: to the end of the page, or to both edges of the window. */
export const FIGURE_SIZES = ['wide', 'full'] as const

/** A picture as a story shows it. */
export interface ShownPicture {
  readonly picture: Picture
  readonly alt: string
  readonly caption?: string | undefined
  /** The name of the person or agency that made it. */
  readonly credit?: string | undefined
  /** The licence under which it may be shown, as `readLicence` reads it. */
  readonly licence?: string | undefined
  /** The point that stays in sight where it is cut, as percentages from the left and from the top; the middle if undefined. */
  readonly focus?: string | undefined
  /** Its size; that of the text if undefined. */
  readonly size?: (typeof FIGURE_SIZES)[number] | undefined
}

/** A picture as a section of a story. */
export interface FigureSection extends SectionBase, ShownPicture {
  readonly kind: 'figure'
}

/** A footnote: its text, and the ids of the references to it. */
export interface Footnote {
  readonly id: string
  readonly refs: readonly string[]
  readonly sections: readonly Section[]
}

/** A block of a story, such as a paragraph. Every language of the story has a section for it at the same position. */
export type Section =
  | TableSection
  | FigureSection
  | (SectionBase &
      (
        | { readonly kind: 'paragraph'; readonly text: readonly Inline[] }
        | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: readonly Inline[] }
        | { readonly kind: 'quote'; readonly sections: readonly Section[] }
        | { readonly kind: 'list'; readonly start: number | undefined; readonly items: readonly (readonly Section[])[] }
        | ({ readonly kind: 'chart' } & Chart)
        | ({ readonly kind: 'embed' } & Embed)
        | { readonly kind: 'gallery'; readonly figures: readonly FigureSection[] }
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

/** The section type of one kind. */
export type SectionOf<Kind extends Section['kind']> = Extract<Section, { kind: Kind }>

/** What all other code needs to know about a kind of section. */
interface SectionFacts {
  /** Its kind in words, with all that a translation must have in common with it: `list of 3`. */
  readonly outline: string
  /** Its own texts, without those of the sections inside it. Each is a line or more. */
  readonly texts?: readonly (readonly Inline[])[]
  /** The sections inside it, in order. */
  readonly inside?: readonly Section[]
  /** Its picture, if it has one. */
  readonly figure?: SectionOf<'figure'> | undefined
}

/** Returns the facts about a section. This is the only list of kinds, except for those that read and write sections. */
export function sectionFacts(section: Section): SectionFacts {
  switch (section.kind) {
    case 'paragraph':
      return { outline: 'paragraph', texts: [section.text] }
    case 'heading':
      return { outline: `heading of level ${section.level}`, texts: [section.text] }
    case 'quote':
      return { outline: 'quote', inside: section.sections }
    case 'figure':
      return { outline: `${section.size ?? ''} figure`.trim(), texts: [asText(section.caption)], figure: section }
    case 'gallery':
      return { outline: `gallery of ${section.figures.length} pictures`, inside: section.figures }
    case 'list': {
      const kind = section.start === undefined ? 'list' : 'numbered list'
      return { outline: `${kind} of ${section.items.length}`, inside: section.items.flat() }
    }
    case 'table':
      return {
        outline: `table of ${section.rows.length} rows and ${section.head.length} columns`,
        texts: rowTexts(section),
      }
    case 'chart': {
      const { form, figures, title, unit, table, source } = section
      const outline = `${form} chart of ${figures.flat().map(numberIn).join(', ')}`
      return { outline, texts: [title, asText(unit), ...rowTexts(table), source] }
    }
    case 'embed': {
      const { id, place, form, title, still } = section
      const figure = still && { kind: 'figure' as const, id, place, ...still }
      return { outline: `embedded ${form}`, texts: [asText(title)], figure }
    }
    case 'code':
      return { outline: 'block of code', texts: [asText(section.code)] }
    case 'divider':
      return { outline: 'divider', texts: [[]] }
    case 'aside':
      return { outline: `:::${section.variant} block`, texts: [section.title ?? []], inside: section.sections }
    case 'footnotes': {
      const { notes } = section
      return { outline: `list of ${notes.length} footnotes`, inside: notes.flatMap(({ sections }) => sections) }
    }
    default:
      return assertNever(section)
  }
}

function asText(text = ''): Inline[] {
  return [{ kind: 'text', text }]
}

/** The rows of a table, with tabs between the cells. */
function rowTexts({ head, rows }: TableSection): Inline[][] {
  return [head, ...rows].map((row) => row.flatMap((cell, index) => (index > 0 ? [...asText('\t'), ...cell] : cell)))
}

/** A chart's number, independent of how its language writes it. */
function numberIn({ value, mark }: Figure): string {
  return `${Math.round(value * 1e6) / 1e6}${mark ? ` (${mark})` : ''}`
}

/** All sections of a text in order, including sections nested at any depth. */
export function everySection(sections: readonly Section[]): Section[] {
  return sections.flatMap((section) => [section, ...everySection(sectionFacts(section).inside ?? [])])
}

/**
 * The text of sections, for counting words and for descriptions.
 * @param textOf returns the text of inline content
 */
export function sectionsText(
  sections: readonly Section[],
  textOf: (text: readonly Inline[]) => string = plainText,
): string {
  return everySection(sections)
    .flatMap((section) => sectionFacts(section).texts ?? [])
    .map((text) => textOf(text))
    .join('\n')
}

/** The sections without pull quotes, which only repeat words of the others. */
export function withoutPulls(sections: readonly Section[]): Section[] {
  return sections.filter((section) => section.kind !== 'aside' || section.variant !== 'pull')
}

/** The pictures in a text, at any depth, including the stills of embeds. */
export function figuresIn(sections: readonly Section[]): SectionOf<'figure'>[] {
  return everySection(sections).flatMap((section) => sectionFacts(section).figure ?? [])
}
