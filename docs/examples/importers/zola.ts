import path from 'node:path'
import type { Importer, ImportSource, SourceText, Tag, TagSystem } from 'masthead'

const CONTENT = 'content/'
const CONFIG = ['zola.toml', 'config.toml']

/**
 * Zola: `content/` with TOML front matter, and `config.toml` with a `base_url`. The names of files state the language.
 */
export const zola: Importer = {
  pictures: ['static', 'content'],
  recognises: ({ textOf }) => CONFIG.some((name) => /^[^\S\n]*base_url\s*=/m.test(textOf(name) ?? '')),
  resolve: (url, source) => {
    if (!url.startsWith('@/')) return url
    // A list of stories has the address of its folder.
    return url.includes('_index.') ? baseOf(source) + url.slice(1).replace(/_index\.(?:[\w-]+\.)?md/, '') : url.slice(1)
  },
  *read(source) {
    const { languages, default_language: stated, ignored_content: ignored } = configOf(source)
    const language = typeof stated === 'string' ? stated : source.language
    const tags = [language, ...Object.keys(asRecord(languages))]
    const patterns = Array.isArray(ignored) ? ignored.map(String) : []
    const files = source.files.filter(
      (file) => file.startsWith(CONTENT) && file.endsWith('.md') && !source.isLeftOut(file, patterns),
    )
    const hidden = hiddenSections(source, files)
    for (const file of files) yield* storiesIn(source, file, tags, hidden)
  },
}

function configOf({ files, dataOf }: ImportSource) {
  return asRecord(dataOf(CONFIG.find((name) => files.includes(name)) ?? ''))
}

/** Returns the address of the site, without a slash at the end. */
function siteOf(source: ImportSource): string {
  return String(configOf(source).base_url ?? '').replace(/\/$/, '')
}

function baseOf(source: ImportSource): string {
  return (URL.parse(siteOf(source))?.pathname ?? '').replace(/\/$/, '')
}

/** Returns the folders whose lists are drafts or not rendered; Zola then publishes nothing in them. */
function hiddenSections({ frontMatterOf }: ImportSource, files: readonly string[]): string[] {
  return files.flatMap((file) => {
    if (!/\/_index\.(?:[\w-]+\.)?md$/.test(file)) return []
    const { draft, render } = frontMatterOf(file)
    return draft === true || render === false ? [`${path.posix.dirname(file)}/`] : []
  })
}

function* storiesIn(
  source: ImportSource,
  file: string,
  languages: readonly string[],
  hidden: readonly string[],
): Iterable<SourceText> {
  const parts = source.partsOf(file.slice(CONTENT.length), languages)
  if (parts.name === '_index') return source.omit(file, 'a page that only lists others')
  const { taxonomies, extra, path: set, ...values } = source.frontMatterOf(file)
  const [language] = languages
  const { folders, lang = language } = parts
  // The date may be in the name of the folder.
  const [, day, rest = parts.name] = /^(\d{4}-\d{2}-\d{2})[-_](.+)$/.exec(parts.name) ?? []
  const name = typeof values.slug === 'string' ? values.slug : rest
  const inSite = [...(lang === language ? [] : [lang]), ...(set ? [set] : [...folders, name])].join('/')
  const site = siteOf(source)
  const [, year, month, date] = /^\/?(\d{4})\/(\d{2})\/(\d{2})\//.exec(String(set ?? '')) ?? []
  const dated = parts.date ?? day ?? (year && `${year}-${month}-${date}`)
  const aliases = Array.isArray(values.aliases)
    ? { aliases: values.aliases.map((one) => tidy(`${baseOf(source)}/${one}`)) }
    : {}
  yield {
    file,
    name,
    // The news of a site may be in its first folder; a page has no date.
    isPage: folders.length === 0 && !values.date && !dated,
    key: [...folders, parts.name].join('/'),
    frontMatter: { ...asRecord(extra), ...asRecord(taxonomies), ...values, ...aliases },
    address: /^https?:/.test(site) ? tidy(`${site}/${inSite}/`) : tidy(`/${inSite}/`),
    tags,
    lang,
    date: dated,
    folder: folders[0],
    doubt: hidden.some((folder) => file.startsWith(folder)) ? 'The list of its folder is not published' : undefined,
  }
}

function tidy(address: string): string {
  return address.replaceAll(/(?<!:)\/{2,}/g, '/')
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

/** Shortcodes of Zola: `{{ name(key="value") }}`, and `{% name(…) %} … {% end %}`. */
const tags: TagSystem = {
  find: (text) => {
    const open: string[] = []
    return [
      ...text.matchAll(/(\{\{|\{%)(\/\*)?-?\s*(?:([\w:]+)\s*\(([\s\S]*?)\)|(end))\s*-?(?:\*\/)?(?:\}\}|%\})/g),
    ].map(({ 0: whole, 1: kind, 2: escaped, 3: word = '', 4: rest = '', 5: end, index }): Tag => {
      const at = { start: index, end: index + whole.length }
      if (escaped) return { ...at, name: '\\', rest: whole, closes: false }
      if (end) return { ...at, name: open.pop() ?? 'end', rest: '', closes: true }
      if (kind === '{%') open.push(word)
      return { ...at, name: word, rest, closes: false }
    })
  },
  convert: ({ name, rest }, inner) => {
    const value = (...keys: readonly string[]) =>
      keys.map((key) => new RegExp(`\\b${key}\\s*=\\s*(["'\`])(.*?)\\1`, 's').exec(rest)?.[2]).find(Boolean) ?? ''
    const text = (inner ?? '').trim()
    switch (name) {
      case '\\':
        return rest.replaceAll(/\/\*|\*\//g, '')
      case 'youtube':
      case 'vimeo': {
        const player = name === 'vimeo' ? 'https://player.vimeo.com/video/' : 'https://www.youtube.com/embed/'
        return (
          value('id') && `<iframe src="${player}${quoted(value('id'))}" title="${quoted(value('title'))}"></iframe>`
        )
      }
      case 'figure':
      case 'image':
      case 'img':
      case 'resize_image': {
        const src = quoted(value('src', 'path', 'url'))
        const caption = quoted(value('caption', 'title'))
        const picture = `<img src="${src}" alt="${quoted(value('alt'))}">`
        return src ? `<figure>${picture}${caption && `<figcaption>${caption}</figcaption>`}</figure>` : undefined
      }
      case 'quote':
      case 'blockquote':
        return inner === undefined
          ? undefined
          : `\n> ${[text, value('author')].filter(Boolean).join('\n\n').replaceAll('\n', '\n> ')}\n`
      case 'code':
        return inner === undefined ? undefined : `\`\`\`\`${value('lang')}\n${text}\n\`\`\`\``
      default:
        return undefined
    }
  },
}

function quoted(text: string): string {
  return text.replaceAll(/[&"<>|\n]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
