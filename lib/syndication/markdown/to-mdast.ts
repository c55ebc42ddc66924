import type { Parent, PhrasingContent } from 'mdast'
import { fileNote } from '../../attachment/file-facts.ts'
import { assetAddress } from '../../publication/addresses.ts'
import { sectionToMarkdown } from '../../story/kinds/kinds.ts'
import type { BlockNode, TreeContext, TreeWriter } from '../../story/kinds/section-kind.ts'
import { assertNever, type Inline, type InlineElement } from '../../story/types/inline.ts'
import type { Section } from '../../story/types/section.ts'

/** Makes an element of HTML within a text. */
export function htmlElement(
  name: InlineElement['name'],
  attributes: InlineElement['attributes'],
  children: PhrasingContent[],
): HtmlElement {
  return { type: 'htmlElement', name, attributes, data: { hName: name, hProperties: { ...attributes } }, children }
}

/** An element of HTML within a text, of which Markdown has no form of its own. */
interface HtmlElement extends Parent {
  readonly type: 'htmlElement'
  readonly name: InlineElement['name']
  readonly attributes: InlineElement['attributes']
  children: PhrasingContent[]
  data: { hName: string; hProperties: Record<string, string> }
}

declare module 'mdast' {
  interface PhrasingContentMap {
    htmlElement: HtmlElement
  }
  interface RootContentMap {
    htmlElement: HtmlElement
  }
}

/**
 * Converts a story's text to a Markdown tree, from which its formats outside the site are written: HTML for feeds, and
 * plain Markdown.
 */
export function toMdast(sections: readonly Section[], context: TreeContext): BlockNode[] {
  const writer: TreeWriter = {
    ...context,
    sections: (inside) => inside.flatMap((section) => sectionToMarkdown(section, writer)),
    text: (text) => toPhrasing(text, context),
  }
  return writer.sections(sections)
}

/** Converts a text to Markdown phrasing content. */
function toPhrasing(text: readonly Inline[], context: TreeContext): PhrasingContent[] {
  return text.flatMap((inline) => phrase(inline, context))
}

function phrase(inline: Inline, context: TreeContext): PhrasingContent | PhrasingContent[] {
  const { refer, words } = context
  switch (inline.kind) {
    case 'text':
      return { type: 'text', value: inline.text }
    case 'emphasis':
    case 'strong':
      return { type: inline.kind, children: toPhrasing(inline.text, context) }
    case 'deleted':
      return { type: 'delete', children: toPhrasing(inline.text, context) }
    case 'element':
      return htmlElement(inline.name, inline.attributes, toPhrasing(inline.text, context))
    case 'code':
      return { type: 'inlineCode', value: inline.text }
    case 'math': {
      // HTML drops the dollar signs.
      const sign = { type: 'html' as const, value: '$' }
      return [sign, { type: 'inlineCode', value: inline.tex }, sign]
    }
    case 'link': {
      const url = /^[/#]/.test(inline.href) ? refer(inline.href) : inline.href
      const note = fileNote(inline.file, words)
      const children = toPhrasing(inline.text, context)
      return { type: 'link', url, children: note ? [...children, { type: 'text', value: note }] : children }
    }
    case 'footnote': {
      const identifier = inline.note.replace('note-', '') // as toMdast names the note
      const data = { hProperties: { href: refer(`#${inline.note}`) } }
      return { type: 'footnoteReference', identifier, label: identifier, data }
    }
    case 'picture': {
      const { picture, alt } = inline
      const hProperties = { width: picture.width, height: picture.height }
      return { type: 'image', url: refer(assetAddress(picture.asset)), alt, data: { hProperties } }
    }
    case 'break':
      return { type: 'break' }
    default:
      return assertNever(inline)
  }
}
