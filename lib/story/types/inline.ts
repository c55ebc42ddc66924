/** Text inside a section, as a tree. Every output format (page, feed, plain text) is made from it. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'emphasis' | 'strong' | 'deleted'; readonly text: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly href: string; readonly text: readonly Inline[] }
  | ({ readonly kind: 'math' } & Formula)
  /** A reference to a footnote; `number` is written with the language's digits. */
  | { readonly kind: 'footnote'; readonly note: string; readonly number: string; readonly ref: string }
  | { readonly kind: 'break' }

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

/** The text alone, without formatting. */
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
          return plainText(inline.text)
        case 'math':
          return inline.tex
        case 'break':
          return '\n'
        case 'footnote':
          return ''
        default:
          return assertNever(inline)
      }
    })
    .join('')
}

/** Makes the compiler reject a switch that does not handle every kind. */
export function assertNever(value: never): never {
  throw new Error(`Not handled: ${JSON.stringify(value)}`)
}
