import type { Tag, TagSystem } from '../../../lib/builder/compile/import-source.ts'
import { codeFence, figurePlaceholder, fileLink, videoPlaceholder } from '../body/placeholders.ts'
import { argumentsIn } from '../body/tags.ts'
import type { LiquidValues } from './liquid-values.ts'

/**
 * Liquid tags of Jekyll and Eleventy: `{% name … %}` and values `{{ … }}`, which these read in code too.
 * @param included returns the Markdown that an include inserts, if it is known
 */
export function liquidTags(
  values: LiquidValues,
  included: (file: string) => string | undefined = () => undefined,
): TagSystem {
  return {
    readsCode: true,
    find: (text) => {
      const tags: Tag[] = []
      let raw = false
      for (const { 0: whole, 1: tag, 2: value, index } of text.matchAll(
        /\{%-?([^%]*(?:%(?!\})[^%]*)*?)-?%\}|\{\{-?((?:"[^"\n]*"|'[^'\n]*'|[^{}"']|\}(?!\})|["'])*?)-?\}\}/g,
      )) {
        const [, word = '', rest = ''] = /^\s*([\w-]+)([\s\S]*)$/.exec(tag ?? '') ?? []
        // Between `raw` and `endraw`, tags are plain text.
        if (raw && word !== 'endraw') continue
        raw = word === 'raw'
        const name = value === undefined ? word.replace(END, '') : '{{'
        const at = { start: index, end: index + whole.length, name }
        tags.push({ ...at, rest: value ?? rest, closes: value === undefined && END.test(word) })
      }
      // kramdown parses Markdown inside elements with a `markdown` attribute.
      const open = [...text.matchAll(/<\w+\b[^<>]*\smarkdown=["']?(?:1|block|span)["']?[^<>]*>/g)]
      const elements = open.map(
        ({ 0: rest, index }): Tag => ({ start: index, end: index + rest.length, name: '<', rest, closes: false }),
      )
      return [...tags, ...elements].sort((a, b) => a.start - b.start)
    },
    convert: ({ name, rest }, inner) => {
      const { value, listed } = argumentsIn(rest)
      switch (name) {
        case '<':
          return `${rest}\n\n`
        case '{{':
          return plainValue(rest.replace(/-$/, '').trim(), values)
        case 'assign':
          return values.assign(rest) ? '' : undefined
        case 'raw':
          return inner
        case 'comment':
          return inner === undefined ? undefined : ''
        case 'highlight':
          return inner === undefined ? undefined : codeFence(inner, listed[0])
        case 'post_url':
        case 'link':
          return fileLink(rest.trim().replaceAll(/^["']|["']$/g, ''))
        case 'include':
        case 'include_relative':
          return includeOf({ value, listed }) ?? (listed.length === 1 ? included(listed[0] ?? '') : undefined)
        case 'youtube':
        case 'vimeo':
          return videoPlaceholder(name, value('id') ?? listed[0], value('title'))
        default:
          return undefined
      }
    },
  }
}

/** The prefix of closing tags, whose names are `end` and the name of the opening tag. */
const END = /^end(?=[a-z])/

/** Returns the text of a value; undefined if it does not follow from the data. */
function plainValue(expression: string, { evaluate }: LiquidValues): string | undefined {
  if (/^(?:site\.(?:baseurl|url)|page\.root)$/.test(expression)) return ''
  const [, address] =
    /^["']([^"']*)["']\s*(?:\|\s*(?:relative_url|absolute_url|url|prepend:\s*site\.(?:baseurl|url)))*\s*$/.exec(
      expression,
    ) ?? []
  const value = address ?? evaluate(expression)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}

/** Converts an include to a picture or a video, by the names that themes use. */
function includeOf({ listed: [file = ''], value }: ReturnType<typeof argumentsIn>): string | undefined {
  const video = /youtube|vimeo/i.exec(file)?.[0].toLowerCase()
  if (video) return videoPlaceholder(video, value('id', 'videoid', 'video'), value('title', 'caption'))
  const src = /figure|image|img|picture|photo/i.test(file)
    ? value('src', 'url', 'image_path', 'path', 'image', 'img', 'file')
    : undefined
  return src && figurePlaceholder(src, value('alt'), value('caption', 'title'))
}
