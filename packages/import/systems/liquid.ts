import type { Tag, TagSystem } from '../../../lib/newsroom/import-source.ts'
import { isRecord, type Values } from '../../../lib/settings/read-json.ts'
import { codeFence, figurePlaceholder, fileLink, videoPlaceholder } from '../body/placeholders.ts'
import { argumentsIn } from '../body/tags.ts'
import { readData } from '../source/source-data.ts'
import type { SourceSite } from '../source/source-site.ts'

/**
 * Liquid tags of Jekyll and Eleventy: `{% name … %}` and values `{{ … }}`, which these read in code too. Values are
 * worked out if they follow from data alone; no code runs.
 * @param page the front matter of the page
 * @param siteValues the configuration, and the data files of the site
 * @param included returns the Markdown that an include inserts, if it is known
 */
export function liquidTags(
  page: Values,
  siteValues: Values,
  included: (file: string) => string | undefined = () => undefined,
): TagSystem {
  const values = liquidValues(page, siteValues)
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

type LiquidValues = ReturnType<typeof liquidValues>

function liquidValues(page: Values, siteValues: Values) {
  const roots = new Map<string, unknown>([
    ['page', page],
    ['site', siteValues],
  ])
  const evaluate = (expression: string): unknown => {
    const [head = '', ...filters] = expression.match(/(?:"[^"]*"|'[^']*'|[^|"'])+/g) ?? []
    return filters.reduce((value, filter) => filtered(value, filter.trim(), operand), operand(head.trim()))
  }
  const operand = (written: string): unknown => {
    const [, , quoted] = /^(["'])(.*)\1$/s.exec(written) ?? []
    if (quoted !== undefined) return quoted
    if (/^-?\d+(?:\.\d+)?$/.test(written)) return Number(written)
    const [root = '', ...path] = written.replaceAll(/\[["']?([^\]"']+)["']?\]/g, '.$1').split('.')
    return path.reduce(memberOf, roots.get(root))
  }
  return {
    /** Returns the value of an expression; undefined if it does not follow from the data. */
    evaluate,
    /** Reads `name = expression`; returns false if the value does not follow from the data. */
    assign: (assignment: string): boolean => {
      const [, name = '', expression = ''] = /^\s*([\w-]+)\s*=\s*([\s\S]+)$/.exec(assignment) ?? []
      const value = evaluate(expression)
      if (name && value !== undefined) roots.set(name, value)
      return name !== '' && value !== undefined
    },
  }
}

function memberOf(value: unknown, name: string): unknown {
  if (Array.isArray(value)) {
    if (name === 'size') return value.length
    return name === 'first' ? value[0] : name === 'last' ? value.at(-1) : value[Number(name)]
  }
  return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined
}

function filtered(value: unknown, filter: string, operand: (written: string) => unknown): unknown {
  const [, name = '', rest = ''] = /^(\w+)\s*:?\s*([\s\S]*)$/.exec(filter) ?? []
  const [first, second] = (rest.match(/"[^"]*"|'[^']*'|[^,\s]+/g) ?? []).map(operand)
  if (['first', 'last', 'size'].includes(name)) return memberOf(value, name)
  if (name === 'default') return value ?? first
  if (Array.isArray(value)) {
    if (name === 'where') return value.filter((each) => String(memberOf(each, String(first))) === String(second))
    return name === 'join' ? value.join(String(first ?? ' ')) : undefined
  }
  if (value !== undefined && first !== undefined && name === 'append') return String(value) + String(first)
  if (value !== undefined && first !== undefined && name === 'prepend') return String(first) + String(value)
  if (typeof value !== 'string') return undefined
  const made = { upcase: value.toUpperCase(), downcase: value.toLowerCase(), strip: value.trim() }
  return Object.entries(made).find(([known]) => known === name)?.[1]
}

/** Returns the values of a site: its configuration, and below `data` the files of its data folder. */
export function siteValuesOf(site: SourceSite, config: Values, folder: string): Values {
  return { ...config, data: dataIn(site, folder) }
}

/** Returns the data in a folder, by the names of its files and folders. Each file is read when it is first needed. */
function dataIn(site: SourceSite, folder: string): Values {
  const files = site.files.filter((file) => file.startsWith(`${folder}/`) && /\.(?:ya?ml|json|csv)$/.test(file))
  const names = new Set(files.map((file) => file.slice(folder.length + 1).replace(/\/.*/, '')))
  const data = {}
  for (const name of names) {
    const inside = `${folder}/${name}`
    let value: unknown
    const get = () => (value ??= files.includes(inside) ? readData(site, inside) : dataIn(site, inside))
    Object.defineProperty(data, name.replace(/\.\w+$/, ''), { get, enumerable: true, configurable: true })
  }
  return data
}
