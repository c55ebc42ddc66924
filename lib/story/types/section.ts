import type { FileFacts } from '../../attachment/file-types.ts'
import type { Picture } from '../../picture/picture.ts'
import type { SectionBase, TableSection } from './chart.ts'
import type { Formula, Inline } from './inline.ts'

/** The sizes of a picture that is wider than the text: to the end of the page, or to both edges of the window. */
export const FIGURE_SIZES = ['wide', 'full'] as const

/** A picture as a story shows it. */
export interface ShownPicture {
  readonly picture: Picture
  readonly alt: string
  readonly caption?: string | undefined
  /** The caption with its formatting, if it has any; `caption` has its words. */
  readonly formattedCaption?: readonly Inline[] | undefined
  /** The name of the person or agency that made it. */
  readonly credit?: string | undefined
  /** The licence under which it may be shown, as `readLicence` reads it. */
  readonly licence?: string | undefined
  /** The point that stays in sight where it is cut, as percentages from the left and from the top; the middle if undefined. */
  readonly focus?: string | undefined
  /** Its size; that of the text if undefined. */
  readonly size?: (typeof FIGURE_SIZES)[number] | undefined
  readonly animation?: Animation | undefined
}

/** A GIF that moves, whose first frame a story shows. */
interface Animation {
  /** The address of the whole file in the site. */
  readonly href: string
  readonly file: FileFacts
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

/** The parts of code that are highlighted. */
export const CODE_PARTS = ['keyword', 'string', 'comment', 'function', 'constant', 'inserted', 'deleted'] as const

/** A piece of code; its part is undefined for the rest. */
export interface CodeToken {
  readonly text: string
  readonly part: (typeof CODE_PARTS)[number] | undefined
}

/** The levels that headings of a text can have. The title is the only heading of the first level. */
export const HEADING_LEVELS = [2, 3, 4, 5, 6] as const

/** The level of a heading. */
export type HeadingLevel = (typeof HEADING_LEVELS)[number]

/**
 * The type of each kind of section, by name. Here are those that Markdown itself has. The file of another kind in
 * `lib/story/kinds` adds its own.
 */
export interface SectionTypes {
  paragraph: SectionBase & { readonly kind: 'paragraph'; readonly text: readonly Inline[] }
  heading: SectionBase & { readonly kind: 'heading'; readonly level: HeadingLevel; readonly text: readonly Inline[] }
  quote: SectionBase & { readonly kind: 'quote'; readonly sections: readonly Section[] }
  list: SectionBase & {
    readonly kind: 'list'
    readonly start: number | undefined
    readonly items: readonly (readonly Section[])[]
  }
  figure: FigureSection
  table: TableSection
  code: SectionBase & {
    readonly kind: 'code'
    readonly code: string
    readonly language: string | undefined
    /** The code in parts, if it is highlighted. */
    readonly tokens?: readonly CodeToken[] | undefined
  }
  math: SectionBase & Formula & { readonly kind: 'math' }
  divider: SectionBase & { readonly kind: 'divider' }
  footnotes: SectionBase & { readonly kind: 'footnotes'; readonly notes: readonly Footnote[] }
}

/** The name of a kind of section. */
export type SectionName = keyof SectionTypes

/** The section type of one kind. */
export type SectionOf<Kind extends SectionName> = SectionTypes[Kind]

/** A block of a story, such as a paragraph. Every language of the story has a section for it at the same position. */
export type Section = SectionOf<SectionName>
