import { type Inline, plainText } from '../story/types/inline.ts'

const CODE = '\ufffc'

/** The words of a text, without its code: there any mark may have any space beside it. */
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
