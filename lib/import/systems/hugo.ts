import path from 'node:path'
import { START } from '../../problem/problem.ts'
import { NOTE_NAMES } from '../body/normalize-body.ts'
import { codeFence, embedPlaceholder, figurePlaceholder, fileLink } from '../body/placeholder-elements.ts'
import { argumentsIn, ESCAPED, type Tag, type TagSystem } from '../body/tags.ts'
import type { Imported, ImportedEdition } from '../imported.ts'
import { findPicture } from '../output/find-picture.ts'
import { linkAddresses } from '../output/rewrite-links.ts'
import { permalink } from '../source/permalink.ts'
import { bodyOf, fileNameOf, languageFor, readDraft, TEXTS } from '../source/read-draft.ts'
import { noteFor, readText, type SourceSite } from '../source/source-site.ts'
import { type Cascade, type HugoConfig, readCascade, readHugoConfig } from './hugo-config.ts'
import type { System } from './system.ts'

/**
 * Hugo: `content/`, whose stories are files, or folders with an `index` file. File names or folders state the language.
 */
export const hugo: System = {
  name: 'hugo',
  recognises: ({ files }) =>
    files.some((file) => /^(?:hugo\.(?:toml|ya?ml|json)|config\/_default\/.+)$/.test(file)) ||
    (files.some((file) => /^config\.(?:toml|ya?ml|json)$/.test(file)) &&
      files.some((file) => file.startsWith('content/'))),
  read: readHugo,
}

function readHugo(site: SourceSite, now: number): Imported {
  const config = readHugoConfig(site)
  const editions = Object.entries(config.contentDirs).flatMap(([folder, lang]) => {
    const cascade = readCascade(site, config, folder, lang)
    return (
      site.files
        .filter((file) => file.startsWith(`${folder}/`))
        // The content folder of a language may be inside that of all languages.
        .filter(
          (file) =>
            !Object.keys(config.contentDirs).some(
              (other) => other.startsWith(`${folder}/`) && file.startsWith(`${other}/`),
            ),
        )
        .flatMap((file) => editionOf(site, { config, cascade, folder, lang, now }, file) ?? [])
    )
  })
  const bases = [...config.staticDirs, 'assets', ...Object.keys(config.contentDirs)]
  return {
    editions,
    hosts: config.host ? [config.host] : [],
    findPicture: ({ source }, src) =>
      findPicture(
        src.startsWith(`${config.base}/`) ? src.slice(config.base.length) : src,
        site.root,
        besideOf(site, source.path),
        bases,
        config.host ? [config.host] : [],
      ),
    pictures: site.files.filter((file) => bases.some((base) => file.startsWith(`${base}/`))),
  }
}

/** A content folder. */
interface ContentFolder {
  readonly config: HugoConfig
  readonly cascade: Cascade
  readonly folder: string
  /** The language of everything in it, if the configuration states one. */
  readonly lang: string | undefined
  readonly now: number
}

function editionOf(site: SourceSite, content: ContentFolder, file: string): ImportedEdition | undefined {
  const { config, cascade, folder, lang: ownLanguage, now } = content
  const inside = file.slice(folder.length + 1)
  if (!TEXTS.test(file)) {
    if (!/\.(?:org|adoc|asciidoc|rst|pandoc|pdc|rmd)$/i.test(file)) return undefined
    const source = readText(site, file)
    if (source)
      noteFor(site, source)(
        START,
        'import-skipped',
        'Only Markdown and HTML are imported.',
        'Convert it to Markdown first, with pandoc for example.',
        'error',
      )
    return undefined
  }
  const parts = fileNameOf(inside, config.languages)
  const isBundle = parts.name === 'index'
  const isList = parts.name === '_index'
  const given = isList ? {} : cascade(inside, ownLanguage ?? parts.lang ?? config.language)
  const draft = readDraft(site, file, { zone: config.zone, holdsFuture: true, now }, given)
  if (!draft) return undefined
  const { source, facts, split, note } = draft
  if (isList) {
    const hint = 'Write it in content/pages, where it is worth keeping.'
    if (split.body.trim()) note(START, 'import-skipped', 'The text over a list of stories is not imported.', hint)
    return undefined
  }
  const folders = isBundle ? parts.folders.slice(0, -1) : parts.folders
  const filename = isBundle
    ? (parts.folders.at(-1) ?? 'index')
    : parts.date
      ? `${parts.date}-${parts.name}`
      : parts.name
  const slug = facts.slug ?? filename
  const lang = languageFor(ownLanguage ?? parts.lang ?? config.language, site.languages)
  const section = folders[0]
  const pattern = (section && config.permalinks.get(section)) || (section ? '/:sections/:slug/' : '/:slug/')
  const prefix = config.prefixes.get(ownLanguage ?? parts.lang ?? config.language) ?? ''
  const inSite = facts.permalink ?? prefix + permalink(pattern, { slug, file: filename, date: facts.date, folders })
  const own = path.posix.join('/', config.base, inSite)
  return {
    source,
    place: START,
    shelf: section ? 'stories' : 'pages',
    key: facts.key ?? [...folders, filename].join('/'),
    lang,
    name: slug,
    facts: { ...facts, date: facts.date ?? parts.date },
    desk: section,
    readBody: () => linkAddresses(bodyOf(draft, hugoTags)),
    address: own,
    paths: [own, inSite],
    former: [
      own,
      ...facts.aliases.map((alias) =>
        path.posix.join('/', config.base, ...(alias.startsWith('/') ? [] : [prefix, ...folders]), alias),
      ),
    ],
    note,
  }
}

function besideOf(site: SourceSite, file: string): string {
  return path.relative(site.root, path.dirname(file))
}

/** Shortcodes of Hugo: `{{< name … >}}`, `{{% name %}} … {{% /name %}}`, and escaped ones, which are plain text. */
const hugoTags: TagSystem = {
  find: (text) => {
    const tags: Tag[] = []
    for (let start = text.search(/\{\{[<%]/); start >= 0; ) {
      const close = `${text[start + 2] === '<' ? '>' : '%'}}}`
      const stop = text.indexOf(close, start)
      if (stop < 0) break
      const end = stop + close.length
      const inside = text.slice(start + 3, stop).trim()
      const [, slash, name, rest = ''] = /^(\/?)\s*([\w./-]+)([\s\S]*)$/.exec(inside) ?? []
      if (inside.startsWith('/*')) tags.push({ start, end, name: ESCAPED, rest: text.slice(start, end), closes: false })
      else if (name) tags.push({ start, end, name, rest: rest.replace(/\/\s*$/, ''), closes: slash === '/' })
      const next = text.slice(end).search(/\{\{[<%]/)
      start = next < 0 ? -1 : end + next
    }
    return tags
  },
  convert: ({ name, rest }, inner) => {
    const { named, listed } = argumentsIn(rest)
    const value = (...keys: readonly string[]) => keys.map((key) => named.get(key)).find(Boolean)
    const id = value('id') ?? listed[0]
    switch (name) {
      case ESCAPED:
        return rest.replace(/^(\{\{[<%])\/\*/, '$1').replace(/\*\/([>%]\}\})$/, '$1')
      case 'figure':
      case 'img':
      case 'image':
      case 'picture': {
        const src = value('src', 'image') ?? listed[0]
        const caption = [value('title'), value('caption'), value('attr')].filter(Boolean).join(' ')
        return src && figurePlaceholder({ src, alt: value('alt') ?? '', caption })
      }
      case 'youtube':
        return id && embedPlaceholder(`https://www.youtube.com/watch?v=${id}`, value('title'))
      case 'vimeo':
        return id && embedPlaceholder(`https://vimeo.com/${id}`, value('title'))
      case 'tweet':
      case 'x':
        return id && embedPlaceholder(`https://x.com/${value('user') ?? 'i'}/status/${id}`)
      case 'instagram':
        return id && embedPlaceholder(`https://www.instagram.com/p/${id}/`)
      case 'ref':
      case 'relref':
        return fileLink(value('path') ?? listed[0] ?? '')
      case 'highlight':
        return inner === undefined ? undefined : codeFence(inner, listed[0])
      default:
        return inner !== undefined && NOTE_NAMES.includes(name) ? { before: ':::note\n', after: '\n:::' } : undefined
    }
  },
}
