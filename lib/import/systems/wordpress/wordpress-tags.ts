import { embedPlaceholder, figurePlaceholder } from '../../body/placeholder-elements.ts'
import { argumentsIn, type Tag, type TagSystem } from '../../body/tags.ts'
import type { Attachment } from './wordpress-media.ts'

const TAG =
  /\[(\/?)([a-z][\w-]*)((?:\s[^[\]]*|=[^[\]]*)?)\]|<!--\s+wp:([\w/-]+)\s[^\n]*?\/-->|^[^\S\n]*(https?:\/\/[^\s<>"]+)[^\S\n]*$/gim
const KNOWN = ['caption', 'wp_caption', 'embed', 'gallery', 'youtube', 'vimeo', 'audio', 'video', 'playlist']

/**
 * WordPress’s shortcodes (`[caption]`), dynamic blocks, which it renders on request (`<!-- wp:latest-posts /-->`), and
 * addresses alone on a line, which it embeds.
 * @param attachments the media library
 * @param post the id of the story; a gallery that lists no files shows those of the story
 */
export function wordpressTags(attachments: ReadonlyMap<string, Attachment>, post: string): TagSystem {
  return {
    find: (text) =>
      [...text.matchAll(TAG)].flatMap(
        ({ 0: whole, 1: slash, 2: word, 3: rest = '', 4: block, 5: address, index }): Tag[] => {
          const at = { start: index, end: index + whole.length, closes: slash === '/' }
          if (block) return block === 'more' || block === 'nextpage' ? [] : [{ ...at, name: `wp:${block}`, rest: '' }]
          if (address) return [{ ...at, name: 'address', rest: address }]
          const name = word?.toLowerCase() ?? ''
          // A word in brackets, such as [sic], is text, unless it has what only a shortcode has.
          const isTag = KNOWN.includes(name) || /=\s*["']/.test(rest) || text.includes(`[/${word}]`)
          return isTag && text[index - 1] !== '[' ? [{ ...at, name, rest }] : []
        },
      ),
    convert: ({ name, rest }, inner) => {
      const { named } = argumentsIn(rest)
      switch (name) {
        case 'caption':
        case 'wp_caption': {
          const [, picture, words = ''] =
            /^\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*<\/a>)?)([\s\S]*)$/i.exec(inner ?? '') ?? []
          const caption = words.trim() || named.get('caption') || ''
          return picture && `<figure>${picture}${caption ? `<figcaption>${caption}</figcaption>` : ''}</figure>`
        }
        case 'embed':
          return inner === undefined ? undefined : embedPlaceholder(inner.trim())
        case 'address':
          return embedPlaceholder(rest)
        case 'youtube':
        case 'vimeo': {
          const written =
            (named.get('id') ?? named.get('url') ?? inner?.trim()) || rest.replace(/^[\s=]+/, '').split(/\s/)[0]
          if (!written) return undefined
          const host = name === 'vimeo' ? 'https://vimeo.com/' : 'https://www.youtube.com/watch?v='
          return embedPlaceholder(/^https?:/.test(written) ? written : host + written, named.get('title'))
        }
        case 'audio':
        case 'video': {
          const source = ['src', 'mp4', 'm4v', 'webm', 'ogv', 'mp3', 'm4a', 'ogg', 'wav']
            .map((key) => named.get(key))
            .find(Boolean)
          return source && `<${name} src="${source}"></${name}>`
        }
        case 'gallery': {
          const ids = named.get('ids') ?? named.get('include')
          const shown = ids
            ? ids.split(',').map((id) => attachments.get(id.trim()))
            : [...attachments.values()].filter(({ parent }) => parent === post)
          const all = shown.every((one) => one !== undefined) && shown.length > 0
          return all
            ? shown.map((one) => figurePlaceholder({ src: one.url, alt: one.alt, caption: one.caption })).join('\n')
            : undefined
        }
        default:
          return undefined
      }
    },
  }
}
