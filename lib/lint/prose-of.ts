import { type Inline, plainText } from '../story/types/inline.ts'

const CODE = '\ufffc'

/** The text of inlines, with a placeholder (U+FFFC) for code, in which any punctuation and spaces are allowed. */
export function proseOf(inlines: readonly Inline[]): string {
  return plainText(inlines.map(withoutCode))
}

function withoutCode(inline: Inline): Inline {
  switch (inline.kind) {
    case 'code':
      return { kind: 'text', text: CODE }
    case 'emphasis':
    case 'strong':
    case 'deleted':
    case 'link':
      return { ...inline, text: inline.text.map(withoutCode) }
    default:
      return inline
  }
}
