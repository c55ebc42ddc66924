import { fromHtml } from 'hast-util-from-html'
import { selectAll } from 'hast-util-select'
import { replaceTags } from '../../body/tags.ts'
import { toMarkdownTree } from '../../body/to-markdown-tree.ts'
import type { Body, Warn } from '../../imported.ts'
import { addParagraphs } from './paragraphs.ts'
import type { Attachment } from './wordpress-media.ts'
import { wordpressTags } from './wordpress-tags.ts'
import type { WxrNode } from './wxr.ts'

const CONTENT = 'content:encoded'
const CODE = /<(pre|code)\b[\s\S]*?<\/\1>|<!--(?! wp:[\w/-]+\s[^\n]*?\/-->)[\s\S]*?-->|<[a-z][^>]*>/gi

/** Returns the text of a story in an export: HTML of blocks, or of the classic editor. */
export function wordpressBody(item: WxrNode, attachments: ReadonlyMap<string, Attachment>, fileNote: Warn): Body {
  const html = item.text(CONTENT)
  const start = item.placeOf(CONTENT)
  const note: Warn = ({ line, column }, ...others) => {
    fileNote({ line: start.line + line - 1, column: line === 1 ? start.column + column - 1 : column }, ...others)
  }
  // Brackets inside a tag belong to its attributes.
  const code = [...html.matchAll(CODE)].map(({ 0: whole, index }): [number, number] => [index, index + whole.length])
  const cut = replaceTags(html, wordpressTags(attachments, item.text('wp:post_id')), () => code, note)
  const tree = fromHtml(cut.text, { fragment: true })
  if (!html.includes('<!-- wp:')) addParagraphs(tree)
  // WordPress fills the title of a picture with the name of its file, so it is removed.
  for (const image of selectAll('img', tree)) {
    const id = String(image.properties.className ?? '').match(/wp-image-(\d+)/)?.[1]
    image.properties.alt ||= attachments.get(id ?? '')?.alt ?? ''
    delete image.properties.title
  }
  const placed: Warn = (place, ...others) => note(cut.placeIn(place), ...others)
  return { tree: toMarkdownTree(tree, placed), note: placed }
}
