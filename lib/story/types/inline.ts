import type { FileFacts } from '../../attachment/file-types.ts'
import type { Picture } from '../../picture/picture.ts'
import type { Place } from '../../problem/problem.ts'

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
