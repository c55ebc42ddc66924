import path from 'node:path'
import { visit } from 'unist-util-visit'
import { toRecord, type Values } from '../../../lib/source/is-record.ts'
import { readStart } from '../../../lib/source/source-file.ts'
import { codeFence, figurePlaceholder, fileLink, videoPlaceholder } from '../body/placeholders.ts'
import { argumentsIn, ESCAPED, type Tag, type TagSystem } from '../body/tags.ts'
import { pictureFinder } from '../output/find-picture.ts'
import { textsIn } from '../source/facts-of.ts'
import { isIgnored } from '../source/ignored-files.ts'
import { languageFor } from '../source/language-for.ts'
import { bodyOf, fileNameOf, LIST, readDraft, storyNameOf } from '../source/read-draft.ts'
import { asList, readEach } from '../source/read-each.ts'
import { hostsIn, readConfig, splitFile } from '../source/source-data.ts'
import { readText } from '../source/source-site.ts'
import { asDraft, isYes } from '../source/visibility.ts'
import type { Body, ImportedEdition, SourceSite, System } from '../types/imported.ts'

const CONTENT = 'content/'
const CONFIG = ['zola.toml', 'config.toml']

/** Zola: `content/` with TOML front matter, and `config.toml` with a `base_url`. The names of files state the language. */
export const zola: System = {
  name: 'zola',
  recognises: ({ root, files }) =>
    CONFIG.some(
      (name) =>
        files.includes(name) &&
        /^[^\S\n]*base_url\s*=/m.test(new TextDecoder().decode(readStart(path.join(root, name), 50_000))),
    ),
  read: (site, now) => {
    const values = readConfig(site, CONFIG.find((name) => site.files.includes(name)) ?? 'config.toml')
    const url = URL.parse(String(values.base_url))
    const language = typeof values.default_language === 'string' ? values.default_language : site.language
    const languages = [...new Set([language, ...Object.keys(toRecord(values.languages))])]
    const ignored = textsIn(values.ignored_content)
    const files = site.files.filter(
      (file) => file.startsWith(CONTENT) && file.endsWith('.md') && !isIgnored(site, file, ignored),
    )
    const hidden = hiddenSections(site, files)
    const config = { language, languages, hidden, base: url?.pathname.replace(/\/$/, '') ?? '', now }
    const hosts = hostsIn(values.base_url)
    return {
      editions: readEach(site, files, (file) => asList(editionOf(site, config, file))),
      hosts,
      findPicture: pictureFinder(site.root, ['static', 'content'], hosts, (src) => src.replace(/^@\//, '/')),
      pictures: site.files.filter((file) => /^(?:content|static)\//.test(file)),
    }
  },
}

interface ZolaConfig {
  readonly language: string
  readonly languages: readonly string[]
  /** The folders whose lists are drafts or not rendered, with a slash at the end. */
  readonly hidden: readonly string[]
  /** The path that precedes the address of each page. */
  readonly base: string
  readonly now: number
}

/** Returns the folders whose lists are drafts or not rendered; Zola then publishes nothing in them. */
function hiddenSections(site: SourceSite, files: readonly string[]): string[] {
  return files.flatMap((file) => {
    if (!/\/_index\.(?:[\w-]+\.)?md$/.test(file)) return []
    const source = readText({ ...site, problems: [] }, file)
    const { draft, render = true } = (source && splitFile(source, [])?.data.values) || {}
    return isYes(draft) || !isYes(render) ? [`${path.posix.dirname(file)}/`] : []
  })
}

function editionOf(site: SourceSite, config: ZolaConfig, file: string): ImportedEdition | undefined {
  const parts = fileNameOf(file.slice(CONTENT.length), config.languages)
  if (parts.name === '_index') {
    site.omitted.set(file, LIST)
    return undefined
  }
  const draft = readDraft(site, file, { now: config.now }, flattened)
  if (!draft) return undefined
  const isHidden = config.hidden.some((folder) => file.startsWith(folder)) && !draft.facts.draft
  const facts = isHidden ? asDraft(draft.facts, 'The list of its folder is not published', draft.warn) : draft.facts
  const lang = parts.lang ?? config.language
  const { folders, name: ownName } = storyNameOf(parts)
  // The date may be in the name of the folder.
  const [, day, rest = ownName] = /^(\d{4}-\d{2}-\d{2})[-_](.+)$/.exec(ownName) ?? []
  const name = facts.slug ?? rest
  const prefix = lang === config.language ? [] : [lang]
  const address = `${config.base}/${[...prefix, ...(facts.permalink ? [facts.permalink] : [...folders, name])].join('/')}/`
  const known = address.replaceAll(/\/{2,}/g, '/')
  const date = facts.date ?? parts.date ?? day ?? dateIn(facts.permalink)
  return {
    ...draft,
    // The news of a site may be in its first folder; a page has no date.
    collection: folders.length > 0 || date ? 'stories' : 'pages',
    key: facts.key ?? [...folders, ownName].join('/'),
    lang: languageFor(lang, site.languages),
    name,
    facts: { ...facts, date },
    folder: folders[0],
    readBody: () => withFileLinks(bodyOf(draft, zolaTags), config.base),
    address: known,
    paths: [known],
    former: [known, ...facts.aliases.map((alias) => `${config.base}/${alias}`.replaceAll(/\/{2,}/g, '/'))],
  }
}

/** Returns the date with which an address begins: `2015/05/15/mill`. */
function dateIn(address: string | undefined): string | undefined {
  const [, year, month, day] = /^\/?(\d{4})\/(\d{2})\/(\d{2})\//.exec(address ?? '') ?? []
  return year && `${year}-${month}-${day}`
}

/** Raises the keys of `taxonomies` and `extra`; `path` is an address. */
function flattened({ taxonomies, extra, path: address, ...values }: Values): Values {
  return { ...toRecord(extra), ...toRecord(taxonomies), ...values, ...(address ? { permalink: address } : {}) }
}

/** Makes links to files of links such as `@/blog/mill.md`, and addresses of those to lists of stories. */
function withFileLinks(body: Body, base: string): Body {
  visit(body.tree, ['link', 'definition'], (node) => {
    if (!('url' in node) || !node.url.startsWith('@/')) return
    const file = node.url.slice(2)
    node.url = file.includes('_index.') ? `${base}/${file.replace(/_index\.(?:[\w-]+\.)?md/, '')}` : fileLink(file)
  })
  return body
}

/** Shortcodes of Zola: `{{ name(key="value") }}`, and `{% name(…) %} … {% end %}`. */
const zolaTags: TagSystem = {
  find: (text) => {
    const open: string[] = []
    return [
      ...text.matchAll(/(\{\{|\{%)(\/\*)?-?\s*(?:([\w:]+)\s*\(([\s\S]*?)\)|(end))\s*-?(?:\*\/)?(?:\}\}|%\})/g),
    ].map(({ 0: whole, 1: kind, 2: escaped, 3: word = '', 4: rest = '', 5: end, index }): Tag => {
      const at = { start: index, end: index + whole.length }
      if (escaped) return { ...at, name: ESCAPED, rest: whole, closes: false }
      if (end) return { ...at, name: open.pop() ?? 'end', rest: '', closes: true }
      if (kind === '{%') open.push(word)
      return { ...at, name: word, rest, closes: false }
    })
  },
  convert: ({ name, rest }, inner) => {
    const { value } = argumentsIn(rest)
    switch (name) {
      case ESCAPED:
        return rest.replaceAll(/\/\*|\*\//g, '')
      case 'youtube':
      case 'vimeo':
        return videoPlaceholder(name, value('id'), value('title'))
      case 'figure':
      case 'image':
      case 'img':
      case 'resize_image': {
        const src = value('src', 'path', 'url')
        return src && figurePlaceholder(src, value('alt'), value('caption', 'title'))
      }
      case 'quote':
      case 'blockquote':
        return inner === undefined
          ? undefined
          : `\n> ${[inner.trim(), value('author')].filter(Boolean).join('\n\n').replaceAll('\n', '\n> ')}\n`
      case 'code':
        return inner === undefined ? undefined : codeFence(inner, value('lang'))
      default:
        return undefined
    }
  },
}
