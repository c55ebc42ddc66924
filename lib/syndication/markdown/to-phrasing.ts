import type { PhrasingContent } from 'mdast'
import { assertNever, type Inline } from '../../story/types/inline.ts'

/**
 * Returns a reference from the output file to an address of the site (`/en/about/`) or to a place in the story itself
 * (`#p3`).
 */
export type Refer = (address: string) => string

/** Converts a text to Markdown phrasing content. */
export function toPhrasing(text: readonly Inline[], refer: Refer): PhrasingContent[] {
  return text.map((inline) => phrase(inline, refer))
}

function phrase(inline: Inline, refer: Refer): PhrasingContent {
  switch (inline.kind) {
    case 'text':
      return { type: 'text', value: inline.text }
    case 'emphasis':
    case 'strong':
      return { type: inline.kind, children: toPhrasing(inline.text, refer) }
    case 'deleted':
      return { type: 'delete', children: toPhrasing(inline.text, refer) }
    case 'code':
      return { type: 'inlineCode', value: inline.text }
    case 'link': {
      const url = /^[/#]/.test(inline.href) ? refer(inline.href) : inline.href
      return { type: 'link', url, children: toPhrasing(inline.text, refer) }
    }
    case 'footnote': {
      const identifier = inline.note.replace('note-', '') // as toMdast names the note
      const data = { hProperties: { href: refer(`#${inline.note}`) } }
      return { type: 'footnoteReference', identifier, label: identifier, data }
    }
    case 'break':
      return { type: 'break' }
    default:
      return assertNever(inline)
  }
}
