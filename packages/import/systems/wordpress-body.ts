import type { ElementContent, RootContent } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { phrasing } from 'hast-util-phrasing'
import { selectAll } from 'hast-util-select'
import { h } from 'hastscript'
import type { Root } from 'mdast'
import type { Tag, TagSystem, XmlNode } from '../../../lib/newsroom/import-source.ts'
import type { Place } from '../../../lib/problem/problem.ts'
import { toMarkdownTree } from '../body/markdown-tree.ts'
import { embedPlaceholder, figurePlaceholder, videoPlaceholder } from '../body/placeholders.ts'
import { argumentsIn, inSource, replaceTags } from '../body/tags.ts'
import type { Warn } from '../body/warn.ts'

/** Returns the text of a story in an export: HTML of blocks, or of the classic editor. */
export function wordpressBody(item: XmlNode, attachments: ReadonlyMap<string, Attachment>, warnInFile: Warn): Root {
  const html = item.text(CONTENT)
  const start = item.placeOf(CONTENT)
  const inFile = ({ line, column }: Place): Place => ({
    line: start.line + line - 1,
    column: line === 1 ? start.column + column - 1 : column,
  })
  const warn: Warn = (place, ...others) => warnInFile(inFile(place), ...others)
  // Brackets inside a tag belong to its attributes.
  const code = [...html.matchAll(CODE)].map(({ 0: whole, index }): [number, number] => [index, index + whole.length])
  const edited = replaceTags(html, wordpressTags(attachments, item.text('wp:post_id')), () => code, warn)
  const tree = fromHtml(edited.text, { fragment: true })
  if (!html.includes('<!-- wp:')) tree.children = paragraphsOf(tree.children)
  // WordPress fills the title of a picture with the name of its file, so it is removed.
  for (const image of selectAll('img', tree)) {
    const id = String(image.properties.className ?? '').match(/wp-image-(\d+)/)?.[1]
    image.properties.alt ||= attachments.get(id ?? '')?.alt ?? ''
    delete image.properties.title
  }
  const placed: Warn = (place, ...others) => warn(edited.placeIn(place), ...others)
  return inSource(toMarkdownTree(tree, placed), (place) => inFile(edited.placeIn(place)))
}

/** A file in WordPress’s media library. */
export type Attachment = ReturnType<typeof attachmentOf>

/** Returns the media library of an export by id, as stories refer to it. */
export function attachmentsOf(items: readonly XmlNode[]): ReadonlyMap<string, Attachment> {
  const files = items.filter((item) => item.text('wp:post_type') === 'attachment')
  return new Map(files.map((item) => [item.text('wp:post_id'), attachmentOf(item)]))
}

/** Returns a value that plugins and themes store with a story; empty if there is none. */
export function metaOf(item: XmlNode, key: string): string {
  const meta = item.all('wp:postmeta').find((each) => each.text('wp:meta_key') === key)
  return meta?.text('wp:meta_value').trim() ?? ''
}

function attachmentOf(item: XmlNode) {
  return {
    /** The id of the story to which it was uploaded. */
    parent: item.text('wp:post_parent'),
    url: item.text('wp:attachment_url') || item.text('guid'),
    alt: metaOf(item, '_wp_attachment_image_alt'),
    caption: item.text('excerpt:encoded').trim(),
  }
}

const CONTENT = 'content:encoded'
const CODE = /<(pre|code)\b[\s\S]*?<\/\1>|<!--(?! wp:[\w/-]+\s[^\n]*?\/-->)[\s\S]*?-->|<[a-z][^>]*>/gi

const TAG =
  /\[(\/?)([a-z][\w-]*)((?:\s[^[\]]*|=[^[\]]*)?)\]|<!--\s+wp:([\w/-]+)\s[^\n]*?\/-->|^[^\S\n]*(https?:\/\/[^\s<>"]+)[^\S\n]*$/gim
const KNOWN = ['caption', 'wp_caption', 'embed', 'gallery', 'youtube', 'vimeo', 'audio', 'video', 'playlist']

/** Whether a range is alone on its line or in its paragraph. */
function isBlock(text: string, start: number, end: number): boolean {
  return (
    /(?:^|\n|<(?:p|div)\b[^>]*>)[^\S\n]*$/.test(text.slice(Math.max(0, start - 200), start)) &&
    /^[^\S\n]*(?:\n|$|<\/(?:p|div)>)/.test(text.slice(end, end + 200))
  )
}

/**
 * WordPress’s shortcodes (`[caption]`), dynamic blocks, which it renders on request (`<!-- wp:latest-posts /-->`), and
 * addresses alone on a line, which it embeds.
 * @param attachments the media library
 * @param post the id of the story; a gallery that lists no files shows those of the story
 */
function wordpressTags(attachments: ReadonlyMap<string, Attachment>, post: string): TagSystem {
  return {
    find: (text) =>
      [...text.matchAll(TAG)].flatMap(
        ({ 0: whole, 1: slash, 2: word, 3: rest = '', 4: block, 5: address, index }): Tag[] => {
          const at = { start: index, end: index + whole.length, closes: slash === '/' }
          if (block) return block === 'more' || block === 'nextpage' ? [] : [{ ...at, name: `wp:${block}`, rest: '' }]
          if (address) return [{ ...at, name: 'address', rest: address }]
          const name = word?.toLowerCase() ?? ''
          // A word in brackets, such as [sic], is text, unless it has what only a shortcode has, or is all of a block.
          const isAlone = isBlock(text, index, index + whole.length)
          const isTag = KNOWN.includes(name) || isAlone || /=\s*["']/.test(rest) || text.includes(`[/${word}]`)
          return isTag && text[index - 1] !== '[' ? [{ ...at, name, rest }] : []
        },
      ),
    convert: ({ name, rest }, inner) => {
      const { value } = argumentsIn(rest)
      switch (name) {
        case 'caption':
        case 'wp_caption': {
          const [, picture, text = ''] =
            /^\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*<\/a>)?)([\s\S]*)$/i.exec(inner ?? '') ?? []
          const caption = text.trim() || value('caption')
          return picture && `<figure>${picture}${caption ? `<figcaption>${caption}</figcaption>` : ''}</figure>`
        }
        case 'embed':
          return inner === undefined ? undefined : embedPlaceholder(inner.trim())
        case 'address':
          return embedPlaceholder(rest)
        case 'youtube':
        case 'vimeo': {
          const [alone] = rest.replace(/^[\s=]+/, '').split(/\s/)
          return videoPlaceholder(name, value('id', 'url') ?? (inner?.trim() || alone), value('title'))
        }
        case 'audio':
        case 'video': {
          const source = value('src', 'mp4', 'm4v', 'webm', 'ogv', 'mp3', 'm4a', 'ogg', 'wav')
          return source && `<${name} src="${source}"></${name}>`
        }
        case 'gallery': {
          const ids = value('ids', 'include')?.split(',')
          const shown = ids
            ? ids.map((id) => attachments.get(id.trim()))
            : [...attachments.values()].filter(({ parent }) => parent === post)
          if (!shown.every((one) => one !== undefined) || shown.length === 0) return undefined
          return shown.map(({ url, alt, caption }) => figurePlaceholder(url, alt, caption)).join('\n')
        }
        default:
          return undefined
      }
    },
  }
}

/**
 * Adds paragraphs to HTML that was written without them, as WordPress does when it shows a text (`wpautop`): an empty
 * line separates two paragraphs, and a line end becomes a line break.
 */
function paragraphsOf(nodes: readonly RootContent[]): ElementContent[] {
  const found: ElementContent[] = []
  let line: ElementContent[] = []
  const flush = () => {
    if (line.some((node) => node.type !== 'text' || node.value.trim() !== ''))
      found.push({ ...h('p', withBreaks(line)), position: line[0]?.position })
    line = []
  }
  for (const node of nodes) {
    if (node.type === 'doctype' || node.type === 'raw') continue
    if (node.type === 'text') {
      const [start = '', ...others] = node.value.split(/\n\s*\n/)
      let passed = 0
      line.push({ ...node, value: start })
      for (const part of others) {
        flush()
        passed = node.value.indexOf(part, passed)
        line.push({ ...node, value: part, ...lineAt(node, passed) })
      }
    } else if (node.type === 'comment' || (phrasing(node) && !node.tagName.startsWith('masthead'))) {
      line.push(node)
    } else {
      flush()
      const { children, tagName } = node
      if (tagName === 'p') found.push({ ...node, children: withBreaks(children) })
      else if (['blockquote', 'div', 'section', 'article', 'center'].includes(tagName))
        found.push({ ...node, children: paragraphsOf(children) })
      else found.push(node)
    }
  }
  flush()
  return found
}

/** Returns the position of a part of a text, from the lines before it. */
function lineAt(node: ElementContent & { value: string }, offset: number): Pick<ElementContent, 'position'> {
  if (!node.position) return {}
  const start = { line: node.position.start.line + node.value.slice(0, offset).split('\n').length - 1, column: 1 }
  return { position: { ...node.position, start } }
}

function withBreaks(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node, index): ElementContent[] => {
    if (node.type === 'element' && phrasing(node)) return [{ ...node, children: withBreaks(node.children) }]
    if (node.type !== 'text') return [node]
    const value = index === 0 ? node.value.trimStart() : node.value
    const lines = (index === nodes.length - 1 ? value.trimEnd() : value).split('\n')
    return lines.flatMap((text, row) => (row === 0 ? [{ ...node, value: text }] : [h('br'), { ...node, value: text }]))
  })
}
