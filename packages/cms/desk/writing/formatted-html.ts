import type { Paragraph, PhrasingContent, Root, RootContent } from 'mdast'
import { ParseLimit, parseMarkdown } from '../../../../lib/story/read/parse-markdown.ts'
import { escapeHtml } from '../../../../lib/syndication/markup.ts'

/** A block of a text at its place in the Markdown. */
export interface PlacedBlock {
  readonly from: number
  readonly to: number
  /** The block as it is shown; undefined if it has parts that are no simple text. */
  readonly html: string | undefined
}

/**
 * Returns the blocks of a text, each as HTML if it has only paragraphs, headings, lists, quotations, links, code, and
 * bold or italic text. A note, or another part that is written as it is, is an element with its Markdown. A text that
 * cannot be parsed is one block.
 */
export function placedBlocks(markdown: string): readonly PlacedBlock[] {
  return nodesIn(markdown).map((node) => {
    const [from = 0, to = markdown.length] = [node.position?.start.offset, node.position?.end.offset]
    return { from, to, html: blockHtml(node, markdown) }
  })
}

function nodesIn(markdown: string): Root['children'] {
  try {
    return parseMarkdown(markdown).children
  } catch (error) {
    if (!(error instanceof ParseLimit)) throw error
    return [{ type: 'html', value: markdown }]
  }
}

function blockHtml(node: RootContent, markdown: string): string | undefined {
  switch (node.type) {
    case 'paragraph':
      return isPicture(node) ? undefined : within('p', inlinesHtml(node.children, markdown))
    case 'heading':
      return [2, 3].includes(node.depth) ? within(`h${node.depth}`, inlinesHtml(node.children, markdown)) : undefined
    case 'blockquote':
      return within('blockquote', joined(node.children, markdown, blockHtml))
    case 'list':
      return (node.start ?? 1) === 1
        ? within(node.ordered ? 'ol' : 'ul', joined(node.children, markdown, blockHtml))
        : undefined
    case 'listItem': {
      if (typeof node.checked === 'boolean') return undefined
      const [first, ...others] = node.children
      // A short item is shown without a paragraph in it, as people type it.
      if (first?.type !== 'paragraph' || node.spread || others.some(({ type }) => type !== 'list')) return undefined
      const words = inlinesHtml(first.children, markdown)
      const lists = joined(others, markdown, blockHtml)
      return words === undefined || lists === undefined ? undefined : `<li>${words}${lists}</li>`
    }
    default:
      return undefined
  }
}

/** Whether a paragraph has only a picture, with its credit. */
function isPicture({ children }: Paragraph): boolean {
  return children.every((child) => child.type === 'image' || (child.type === 'text' && /^\{.*\}\s*$/.test(child.value)))
}

function inlinesHtml(nodes: readonly PhrasingContent[], markdown: string): string | undefined {
  return joined(nodes, markdown, inlineHtml)
}

function inlineHtml(node: PhrasingContent, markdown: string): string | undefined {
  const source = markdown.slice(node.position?.start.offset, node.position?.end.offset)
  switch (node.type) {
    case 'text':
      return textHtml(node.value, source)
    case 'strong':
      return within('b', inlinesHtml(node.children, markdown))
    case 'emphasis':
      return within('i', inlinesHtml(node.children, markdown))
    case 'inlineCode':
      return `<code>${escapeHtml(node.value)}</code>`
    case 'break':
      return '<br>'
    case 'link': {
      const isPlain = source.startsWith('[') && !node.title
      const words = inlinesHtml(node.children, markdown)
      return isPlain && words !== undefined ? `<a href="${escapeHtml(node.url)}">${words}</a>` : undefined
    }
    case 'footnoteReference':
    case 'image':
    case 'delete':
      return asWritten(source)
    default:
      return undefined
  }
}

/**
 * Parts of a text that mean something beside CommonMark: notes, superscripts, marked words, bare addresses, the ids of
 * headings, titles of boxes.
 */
const FORMS =
  /\^\[[^\][]*\]|\[\^[^\][\s]+\]|\^[\p{L}\p{N}+−-]{1,16}\^|==[^=]+==|(?:https?:\/\/|www\.)[^\s<>]+|\{[^{}]*\}\s*$|^\[!\w+\]/giu

function textHtml(value: string, source: string): string | undefined {
  const forms = [...value.matchAll(FORMS)]
  if (/\^\[|==/.test(value.replaceAll(FORMS, '')) || (forms.length > 0 && value !== source)) return undefined
  let from = 0
  let html = ''
  for (const { 0: form, index } of forms) {
    html += plain(value.slice(from, index)) + asWritten(form)
    from = index + form.length
  }
  return html + plain(value.slice(from))
}

/** In HTML the end of a line is a space. */
function plain(text: string): string {
  return escapeHtml(text.replaceAll(/\s*\n\s*/g, ' '))
}

/** Returns a part of a line that can be deleted, but is changed in Markdown only. */
function asWritten(source: string): string {
  const words = source.replace(/^\^\[/, '[') // a note
  return `<span contenteditable="false" data-markdown="${escapeHtml(source)}">${escapeHtml(words)}</span>`
}

function within(name: string, inside: string | undefined): string | undefined {
  return inside === undefined ? undefined : `<${name}>${inside}</${name}>`
}

/** Returns the HTML of all nodes; undefined if one has none. */
function joined<Node>(
  nodes: readonly Node[],
  markdown: string,
  htmlOf: (node: Node, markdown: string) => string | undefined,
): string | undefined {
  const all = nodes.map((node) => htmlOf(node, markdown))
  return all.some((html) => html === undefined) ? undefined : all.join('')
}
