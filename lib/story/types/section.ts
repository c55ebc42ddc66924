import type { Element } from 'hast'
import type { FileFacts } from '../../attachment/file-types.ts'
import { isLanguageTag } from '../../language/language.ts'
import type { Picture } from '../../picture/picture.ts'
import type { Place } from '../../problem/problem.ts'

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
  /**
   * The point that stays in sight where it is cut, as percentages from the left and from the top; the middle if
   * undefined.
   */
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

/** The properties that every section has. */
export interface SectionBase {
  /**
   * Its name within its story: its kind, and its number among the sections of that kind (`p3`, `quote1-p1`). It is the
   * same in every language of a story. It is also the fragment of a shared link (`#p3`).
   */
  readonly id: string
  /** Whether it is a section of a translation that no other language has. */
  readonly isOwn?: boolean
  /** The ids of sections that the original has after it, and this translation does not have. */
  readonly places?: readonly string[] | undefined
  /** The id that the text gives to a picture, a table or a film, to which links lead. */
  readonly anchor?: string | undefined
  /** The line and column at which the section begins in its file. */
  readonly place: Place
}

/** One cell of a table. */
export type Cell = readonly Inline[]

/** A table of a story. */
export interface TableSection extends SectionBase {
  readonly kind: 'table'
  /** The alignment of each column; undefined follows the language. */
  readonly align: readonly ('left' | 'right' | 'center' | undefined)[]
  readonly head: readonly Cell[]
  readonly rows: readonly (readonly Cell[])[]
}

/** The kinds of chart. */
export const CHART_FORMS = ['bar', 'line', 'slope'] as const

/** The marks of numbers that a source does not report, as a chart's attributes name them. */
export const CHART_MARKS = ['derived', 'forecast'] as const

/** A number of a chart as it is written and as it is drawn. */
export interface Figure {
  readonly value: number
  /**
   * The number as written: `4,500`, `1/3` or `۱ از ۳`. `before` and `after` have the words around it: “about ” and “ or
   * so”.
   */
  readonly digits: string
  readonly before: string
  readonly after: string
  /** Undefined for a number that a source reports. */
  readonly mark: (typeof CHART_MARKS)[number] | undefined
}

/** The content of a chart, without its id and its place in the story. */
export interface Chart {
  readonly form: (typeof CHART_FORMS)[number]
  /** The language of its numbers, which decides the direction in which the chart is drawn. */
  readonly lang: string
  readonly title: readonly Inline[]
  /** The unit of the numbers, if the title does not state it. */
  readonly unit: string | undefined
  /** What the numbers show, in one sentence. */
  readonly finding?: string | undefined
  /** The data as the editor wrote it: labels in the first column, numbers in the others. */
  readonly table: TableSection
  /** The numbers in the table, row by row. */
  readonly figures: readonly (readonly Figure[])[]
  /** The labels of the rows and columns whose numbers have a mark, as the editor wrote them. */
  readonly named: Readonly<Partial<Record<(typeof CHART_MARKS)[number], string>>>
  readonly source: readonly Inline[]
}

/** A number with the words around it, as readers see it. */
export function figureText({ before, digits, after }: Figure): string {
  return before + digits + after
}

/** Text inside a section, as a tree. Every output format (page, feed, plain text) is made from it. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'emphasis' | 'strong' | 'deleted'; readonly text: readonly Inline[] }
  | InlineElement
  | { readonly kind: 'code'; readonly text: string }
  | {
      readonly kind: 'link'
      readonly href: string
      readonly text: readonly Inline[]
      /** What the link says of the file that it leads to. */
      readonly file?: FileFacts
    }
  | ({ readonly kind: 'math' } & Formula)
  /** A picture in a sentence. */
  | { readonly kind: 'picture'; readonly picture: Picture; readonly alt: string; readonly place: Place }
  /** A reference to a footnote; `number` is written with the language's digits. */
  | { readonly kind: 'footnote'; readonly note: string; readonly number: string; readonly ref: string }
  | { readonly kind: 'break' }

/** The kinds of text that a film can have along its time. */
export const TRACK_KINDS = ['subtitles', 'captions', 'descriptions', 'chapters'] as const

/** A text along the time of a film, such as its subtitles: the address of a file of WebVTT in this site. */
export interface MediaTrack {
  readonly src: string
  readonly kind: (typeof TRACK_KINDS)[number]
  readonly srcLang: string
  readonly label?: string
}

/** The elements of HTML that a text may contain, apart from those that have a kind of their own. */
export const INLINE_ELEMENTS = [
  'abbr',
  'bdi',
  'cite',
  'ins',
  'kbd',
  'mark',
  'rp',
  'rt',
  'ruby',
  'small',
  'span',
  'sub',
  'sup',
  'u',
] as const

/** Text inside an element of HTML. An id is a place that a link can lead to. */
export interface InlineElement {
  readonly kind: 'element'
  readonly name: (typeof INLINE_ELEMENTS)[number]
  readonly attributes: {
    readonly id?: string
    readonly title?: string
    readonly lang?: string
    readonly dir?: 'ltr' | 'rtl' | 'auto'
    /** The name of a source that the text mentions here first. */
    readonly 'data-source'?: string
  }
  readonly text: readonly Inline[]
}

/** Returns an attribute as a text; undefined if the element does not have it. */
export function attributeOf(node: Element, name: string): string | undefined {
  const value = node.properties[name]
  return value === undefined || value === null || value === false ? undefined : String(value)
}

const DIRECTIONS = ['ltr', 'rtl', 'auto'] as const

/** Returns the language, direction and title of an element. What is no language or direction is left out. */
export function commonAttributes(node: Element): InlineElement['attributes'] {
  const [title, lang = '', dir] = ['title', 'lang', 'dir'].map((name) => attributeOf(node, name))
  const direction = DIRECTIONS.find((one) => one === dir?.toLowerCase())
  return {
    ...(title ? { title } : {}),
    ...(isLanguageTag(lang) ? { lang } : {}),
    ...(direction ? { dir: direction } : {}),
  }
}

/** A formula: its TeX, and its MathML without the element `math`. */
export interface Formula {
  readonly tex: string
  readonly mathml: readonly MathNode[]
}

/** A text or an element of MathML. */
export type MathNode =
  | string
  | {
      readonly name: string
      readonly attributes: Readonly<Record<string, string>>
      readonly children: readonly MathNode[]
    }

/**
 * The text alone, without formatting.
 * @example
 * plainText([{ kind: 'strong', text: [{ kind: 'text', text: 'Fish' }] }, { kind: 'text', text: ' & chips' }]) // => 'Fish & chips'
 */
export function plainText(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      switch (inline.kind) {
        case 'text':
        case 'code':
          return inline.text
        case 'emphasis':
        case 'strong':
        case 'deleted':
        case 'link':
        case 'element':
          return plainText(inline.text)
        case 'math':
          return inline.tex
        case 'break':
          return '\n'
        case 'footnote':
        case 'picture':
          return ''
        default:
          return assertNever(inline)
      }
    })
    .join('')
}

/** The ids in a text that a link can lead to, apart from those of footnotes. */
export function textAnchors(inlines: readonly Inline[]): string[] {
  return inlines.flatMap((inline) => {
    if (!('text' in inline) || typeof inline.text === 'string') return []
    const own = inline.kind === 'element' ? (inline.attributes.id ?? []) : []
    return [own, textAnchors(inline.text)].flat()
  })
}

/** The pictures in the sentences of a text. */
export function inlinePictures(inlines: readonly Inline[]): (Inline & { readonly kind: 'picture' })[] {
  return inlines.flatMap((inline) => {
    if (inline.kind === 'picture') return [inline]
    return 'text' in inline && typeof inline.text !== 'string' ? inlinePictures(inline.text) : []
  })
}

/** Returns inlines without their links, whose texts stay: a link cannot contain another. */
export function withoutLinks(inlines: readonly Inline[]): readonly Inline[] {
  return inlines.flatMap((inline): readonly Inline[] => {
    if (inline.kind === 'link') return withoutLinks(inline.text)
    if (!('text' in inline) || inline.kind === 'text' || inline.kind === 'code') return [inline]
    return [{ ...inline, text: withoutLinks(inline.text) }]
  })
}

/** Makes the compiler reject a switch that does not handle every kind. */
export function assertNever(value: never): never {
  throw new Error(`Not handled: ${JSON.stringify(value)}`)
}

/** Whether an id belongs to the page or to a section, so that no text may use it for itself. */
export function isOwnId(id: string): boolean {
  return OF_THE_PAGE.test(id) || OF_A_SECTION.test(id)
}

// Ids of the page around a story, and the ids that sections have: `p3`, `quote1-p1`, `ref-2`.
const OF_THE_PAGE =
  /^(?:main|q|head|reader|notes|contents|related|languages|calendar|also|latest|missed|sources|more-topics|footer-languages|live-events|(?:rubric|address|q)-.*|.*-title)$/
const OF_A_SECTION =
  /^(?:p|h|quote|list|figure|table|code|math|divider|note|chart|gallery|embed|details|terms|media|ref|source)-?\d/
