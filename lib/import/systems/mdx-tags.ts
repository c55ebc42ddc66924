import { embedPlaceholder, figurePlaceholder } from '../body/placeholder-elements.ts'
import { argumentsIn, type Tag, type TagSystem } from '../body/tags.ts'

const IMPORT = /^import\s+(?:(\w+)|[^'";\n]*)\s*(?:from\s*)?['"]([^'"]+)['"];?[^\S\n]*$|^export\s+const\s[^\n]*$/gm
const COMPONENT = /<(\/?)([A-Z][\w.]*)((?:\s+[\w:-]+(?:=(?:"[^"]*"|'[^']*'|\{[^{}]*\}))?)*)\s*\/?>/g

// `{…}` is evaluated as JavaScript, except for the attributes of a `:::` block.
const EXPRESSION = /(?<!\\|:::[\w-]*(?:\[[^\]\n]*\])?)\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}/g

/**
 * Components in MDX, whose names begin with a capital: converts pictures and videos by their usual names. Imports are
 * removed. Of expressions, only quoted text is imported.
 * @param text the file whose imports define the names
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
      const expressions = [...markdown.matchAll(EXPRESSION)].map(({ 0: whole, 1: rest = '', index }): Tag => {
        return { start: index, end: index + whole.length, name: '{', rest, closes: false }
      })
      // A tag inside another belongs to it.
      let end = 0
      return [...imports, ...components, ...expressions]
        .sort((a, b) => a.start - b.start)
        .filter((tag) => {
          const stands = tag.start >= end
          if (stands) end = tag.end
          return stands
        })
    },
    convert: ({ name, rest }) => {
      if (name === 'import' || (name === '{' && /^\s*\/\*[\s\S]*\*\/\s*$/.test(rest))) return ''
      if (name === '{') return /^\s*(["'`])([^"'`$]*)\1\s*$/.exec(rest)?.[2]
      const { named } = argumentsIn(
        rest.replaceAll(/=\{\s*([^{}]*?)\s*\}/g, (_, value: string) => `="${value.replaceAll(/["'`]/g, '')}"`),
      )
      const value = (...keys: readonly string[]) => keys.map((key) => named.get(key)).find(Boolean)
      const source = value('src')
      if (/^(?:Image|Picture|Figure|Img)$/.test(name) && source) {
        return figurePlaceholder({
          src: files.get(source) ?? source,
          alt: value('alt') ?? '',
          caption: value('caption') ?? '',
        })
      }
      const id = value('id', 'videoId', 'url')
      if (/^(?:YouTube|Youtube|LiteYouTube)$/.test(name) && id)
        return embedPlaceholder(filmAddress('https://www.youtube.com/watch?v=', id), value('title'))
      if (name === 'Vimeo' && id) return embedPlaceholder(filmAddress('https://vimeo.com/', id), value('title'))
      return undefined
    },
  }
}

function filmAddress(host: string, id: string): string {
  return id.includes('/') ? id : host + id
}
