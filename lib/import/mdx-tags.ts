import { embedMark, figureMark } from './marks.ts'
import { argumentsIn, type Tag, type TagSystem } from './tags.ts'

const IMPORT = /^import\s+(?:(\w+)|[^'";\n]*)\s*(?:from\s*)?['"]([^'"]+)['"];?[^\S\n]*$|^export\s+const\s[^\n]*$/gm
const COMPONENT = /<(\/?)([A-Z][\w.]*)((?:\s+[\w:-]+(?:=(?:"[^"]*"|'[^']*'|\{[^{}]*\}))?)*)\s*\/?>/g

/**
 * Components in MDX, whose names have capitals: pictures and films by the names that they commonly have. Imports are no text.
 * @param text in which it is said what the names stand for
 */
export function mdxTags(text: string): TagSystem {
  const files = new Map(
    [...text.matchAll(IMPORT)].flatMap(([, name, file]) => (name && file ? [[name, file] as const] : [])),
  )
  return {
    find: (markdown) => {
      const imports = [...markdown.matchAll(IMPORT)].map(({ 0: whole, index }): Tag => {
        return { start: index, end: index + whole.length, name: 'import', rest: '', closes: false }
      })
      const components = [...markdown.matchAll(COMPONENT)].map(
        ({ 0: whole, 1: slash, 2: name = '', 3: rest = '', index }): Tag => {
          return { start: index, end: index + whole.length, name, rest, closes: slash === '/' }
        },
      )
      return [...imports, ...components].sort((a, b) => a.start - b.start)
    },
    convert: ({ name, rest }) => {
      if (name === 'import') return ''
      const { named } = argumentsIn(
        rest.replaceAll(/=\{\s*([^{}]*?)\s*\}/g, (_, value: string) => `="${value.replaceAll(/["'`]/g, '')}"`),
      )
      const value = (...keys: readonly string[]) => keys.map((key) => named.get(key)).find(Boolean)
      const source = value('src')
      if (/^(?:Image|Picture|Figure|Img)$/.test(name) && source) {
        return figureMark({
          src: files.get(source) ?? source,
          alt: value('alt') ?? '',
          caption: value('caption') ?? '',
        })
      }
      const id = value('id', 'videoId', 'url')
      if (/^(?:YouTube|Youtube|LiteYouTube)$/.test(name) && id)
        return embedMark(filmAddress('https://www.youtube.com/watch?v=', id), value('title'))
      if (name === 'Vimeo' && id) return embedMark(filmAddress('https://vimeo.com/', id), value('title'))
      return undefined
    },
  }
}

function filmAddress(host: string, id: string): string {
  return id.includes('/') ? id : host + id
}
