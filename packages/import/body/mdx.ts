import type { Tag, TagSystem } from '../../../lib/newsroom/import-source.ts'
import { figurePlaceholder, videoPlaceholder } from './placeholders.ts'
import { argumentsIn } from './tags.ts'

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
      const tags = (form: RegExp, toTag: (match: RegExpExecArray) => Pick<Tag, 'name' | 'rest'> & Partial<Tag>) =>
        [...markdown.matchAll(form)].map((match): Tag => {
          return { start: match.index, end: match.index + match[0].length, closes: false, ...toTag(match) }
        })
      // A tag inside another belongs to it.
      let end = 0
      return [
        ...tags(IMPORT, () => ({ name: 'import', rest: '' })),
        ...tags(COMPONENT, ([, slash, name = '', rest = '']) => ({ name, rest, closes: slash === '/' })),
        ...tags(EXPRESSION, ([, rest = '']) => ({ name: '{', rest })),
      ]
        .sort((a, b) => a.start - b.start)
        .filter((tag) => {
          const isOuter = tag.start >= end
          if (isOuter) end = tag.end
          return isOuter
        })
    },
    convert: ({ name, rest }) => {
      if (name === 'import' || (name === '{' && /^\s*\/\*[\s\S]*\*\/\s*$/.test(rest))) return ''
      if (name === '{') return /^\s*(["'`])([^"'`$]*)\1\s*$/.exec(rest)?.[2]
      const { value } = argumentsIn(
        rest.replaceAll(/=\{([^{}]*)\}/g, (_, each: string) => `="${each.trim().replaceAll(/["'`]/g, '')}"`),
      )
      const source = value('src')
      if (/^(?:Image|Picture|Figure|Img)$/.test(name))
        return source && figurePlaceholder(files.get(source) ?? source, value('alt'), value('caption'))
      const [video] = /youtube$|^vimeo$/.exec(name.toLowerCase()) ?? []
      return video && videoPlaceholder(video, value('id', 'videoId', 'url'), value('title'))
    },
  }
}

const IMPORT = /^import\s+(?:(\w+)|[^'";\n]*)\s*(?:from\s*)?['"]([^'"]+)['"];?[^\S\n]*$|^export\s+const\s[^\n]*$/gm
const COMPONENT = /<(\/?)([A-Z][\w.]*)((?:\s+[\w:-]+(?:=(?:"[^"]*"|'[^']*'|\{[^{}]*\}))?)*)\s*\/?>/g

// `{…}` is evaluated as JavaScript, except for the attributes of a `:::` block.
const EXPRESSION = /(?<!\\|:::[\w-]*(?:\[[^\]\n]*\])?)\{(?!#[\w:-]+\})((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}/g
