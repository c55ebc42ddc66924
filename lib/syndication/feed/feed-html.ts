import type { Element, Properties } from 'hast'
import type { FootnoteReference, Image, List, RootContent } from 'mdast'
import { remark } from 'remark'
import remarkHtml, { type Options } from 'remark-html'

const options: Options = {
  handlers: {
    // A picture is alone in a figure, which may also contain its caption.
    image: (_state, { url, alt, title, data }: Image) => {
      const picture = element('img', { src: url, alt: alt ?? '', ...data?.hProperties })
      return title ? [picture, element('figcaption', {}, title)] : [picture]
    },
    footnoteReference: (_state, { label, data }: FootnoteReference) => ({
      ...element('sup', {}),
      children: [element('a', { ...data?.hProperties }, label ?? '')],
    }),
  },
  // Everything that a story can contain, and nothing else, whatever its source.
  sanitize: {
    tagNames: [
      ...['p', 'h2', 'h3', 'blockquote', 'ul', 'ol', 'li', 'pre', 'code', 'hr', 'br', 'aside', 'figure', 'figcaption'],
      ...['table', 'thead', 'tbody', 'tr', 'th', 'td', 'img', 'a', 'em', 'strong', 'del', 'sup'],
    ],
    attributes: { a: ['href'], img: ['src', 'alt', 'width', 'height'], ol: ['start'], th: ['align'], td: ['align'] },
    protocols: { href: ['http', 'https', 'mailto', 'tel'], src: ['http', 'https'] },
    strip: ['script', 'style'],
  },
}

const processor = remark().use(remarkHtml, options).freeze()

/** Converts a Markdown tree to sanitised HTML for feed readers. Footnotes become a numbered list at its end. */
export function feedHtml(nodes: readonly RootContent[]): string {
  const notes = nodes.flatMap((node) => (node.type === 'footnoteDefinition' ? [node] : []))
  const list: List = {
    type: 'list',
    ordered: true,
    children: notes.map(({ children }) => ({ type: 'listItem', children })),
  }
  const text = nodes.filter(({ type }) => type !== 'footnoteDefinition')
  return processor.stringify({ type: 'root', children: notes.length > 0 ? [...text, list] : text }).trimEnd()
}

function element(tagName: string, properties: Properties, text?: string): Element {
  return { type: 'element', tagName, properties, children: text === undefined ? [] : [{ type: 'text', value: text }] }
}
