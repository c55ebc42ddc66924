import path from 'node:path'
import { type Tag, type TagSystem, TEXTS } from '../../../lib/newsroom/import-source.ts'
import { START } from '../../../lib/problem/problem.ts'
import { isRecord, toRecord, type Values } from '../../../lib/settings/read-json.ts'
import { blockNamed } from '../body/normalize-body.ts'
import { codeFence, embedPlaceholder, figurePlaceholder, fileLink, videoPlaceholder } from '../body/placeholders.ts'
import { argumentsIn, ESCAPED } from '../body/tags.ts'
import { linkAddresses } from '../output/links.ts'
import { pictureFinder } from '../output/pictures.ts'
import { asDraft, type DraftReason } from '../source/drafts.ts'
import { textsIn } from '../source/facts-of.ts'
import { languageFor } from '../source/languages.ts'
import { EXCLUDED_BY_SITE, LIST } from '../source/omitted-files.ts'
import { permalink } from '../source/permalink.ts'
import { fileNameOf, readDraft, storyNameOf } from '../source/read-draft.ts'
import { hostsIn, readConfig, splitFile } from '../source/source-data.ts'
import type { SourceSite } from '../source/source-site.ts'
import { readEach, readText, warnFor } from '../source/source-site.ts'
import { plainKey } from '../source/visibility.ts'
import type { Imported, ImportedEdition, System } from '../types/imported.ts'
import { contentMounts, isMounted } from './hugo-mounts.ts'

/** Hugo: `content/`, with files, or folders with an `index` file. File names or folders state the language. */
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
  const { base, hosts } = config
  const contentDirs = Object.keys(config.contentDirs)
  const readFolder = ([folder, lang]: [string, string | undefined]) => {
    // The content folder of a language may be inside that of all languages.
    const others = contentDirs.filter((other) => other.startsWith(`${folder}/`))
    const files = site.files.filter(
      (file) => file.startsWith(`${folder}/`) && !others.some((other) => file.startsWith(`${other}/`)),
    )
    const indexes = files.filter((file) => TEXTS.test(file) && /\/index(?:\.[\w-]+)?\.\w+$/.test(file))
    const bundles = new Set(indexes.map((file) => path.posix.dirname(file)))
    const content = { config, cascade: readCascade(site, config, folder, lang), folder, lang, bundles, now }
    return readEach(site, files, (file) => editionOf(site, content, file))
  }
  function* readFolders() {
    for (const each of Object.entries(config.contentDirs)) yield* readFolder(each)
  }
  const bases = [...config.staticDirs, 'assets', ...contentDirs]
  return {
    editions: readFolders(),
    hosts,
    findPicture: pictureFinder(site.root, bases, hosts, base),
    pictures: site.files.filter((file) => bases.some((folder) => file.startsWith(`${folder}/`))),
  }
}

/** A content folder. */
interface ContentFolder {
  readonly config: HugoConfig
  readonly cascade: ReturnType<typeof readCascade>
  readonly folder: string
  /** The language of everything in it, if the configuration states one. */
  readonly lang: string | undefined
  /** The folders that are stories. Other texts in them are parts of these stories. */
  readonly bundles: ReadonlySet<string>
  readonly now: number
}

function isInBundle(file: string, bundles: ContentFolder['bundles']): boolean {
  const folder = path.posix.dirname(file)
  return folder !== '.' && (bundles.has(folder) || isInBundle(folder, bundles))
}

function editionOf(site: SourceSite, content: ContentFolder, file: string): ImportedEdition | undefined {
  const { config, cascade, folder, now } = content
  if (!TEXTS.test(file)) {
    const source = /\.(?:org|adoc|asciidoc|rst|pandoc|pdc|rmd)$/i.test(file) ? readText(site, file) : undefined
    const message = 'Only Markdown and HTML are imported.'
    const hint = 'Convert it to Markdown first, with pandoc for example.'
    if (source) warnFor(site, source)(START, 'import-skipped', message, hint, 'error')
    return undefined
  }
  if (config.isIgnored(file) || !isMounted(file, config.mounts)) {
    site.omitted.set(file, EXCLUDED_BY_SITE)
    return undefined
  }
  const inside = file.slice(folder.length + 1)
  const parts = fileNameOf(inside, config.languages)
  const lang = content.lang ?? parts.lang ?? config.language
  const isList = parts.name === '_index'
  const draft = readDraft(
    site,
    file,
    { zone: config.zone, now },
    isList
      ? {}
      : ({ params, ...values }) =>
          withTaxonomies({ ...cascade(inside, lang), ...toRecord(params), ...values }, config.taxonomies),
  )
  if (!draft) return undefined
  const { body, given } = draft
  if (isList) {
    const hint = 'To keep it, write it as a page in content/pages.'
    if (body.trim()) given.warn(START, 'import-skipped', 'The text above a list of stories is not imported.', hint)
    else site.omitted.set(file, LIST)
    return undefined
  }
  const isBundle = parts.name === 'index'
  const isPart = !isBundle && isInBundle(file, content.bundles)
  const why = `Hugo publishes nothing in “${lang}”, a language that its configuration disables`
  const disabled = config.disabled.includes(lang) ? [{ kind: 'language', name: lang, why }] : []
  const facts = asDraft(draft.facts, ...(isPart ? [PART] : []), ...disabled)
  const { folders, name } = storyNameOf(parts)
  const filename = parts.date && !isBundle ? `${parts.date}-${name}` : name
  const slug = facts.slug ?? filename
  const [section] = folders
  const pattern = (section && config.permalinks.get(section)) || (section ? '/:sections/:slug/' : '/:slug/')
  const prefix = config.prefixes.get(lang) ?? ''
  const made = permalink(pattern, { slug, file: filename, date: facts.date ?? parts.date, folders })
  // Hugo writes addresses that it makes in lower case, with hyphens for spaces.
  const inSite = facts.permalink ?? prefix + made.toLowerCase().replaceAll(/\s+/g, '-')
  const address = path.posix.join('/', config.base, inSite)
  const aliases = facts.aliases.map((alias) =>
    path.posix.join('/', config.base, ...(alias.startsWith('/') ? [] : [prefix, ...folders]), alias),
  )
  return {
    ...draft.given,
    collection: section ? 'stories' : 'pages',
    key: facts.key ?? [...folders, filename].join('/'),
    lang: languageFor(lang, site.languages),
    name: slug,
    facts: { ...facts, date: facts.date ?? parts.date },
    folder: section,
    readBody: () => linkAddresses(draft.readBody(hugoTags)),
    address,
    paths: [address, inSite],
    former: [address, ...aliases],
  }
}

/** The reason for which a text beside that of a story is a draft. */
const PART: DraftReason = {
  ...{ kind: 'text', name: 'part' },
  why: 'It is a part of the story in index.md beside it, and Hugo gives it no page',
}

/** The taxonomies that have keys of their own in a story, or are names of people and no tags. */
const OWN_TAXONOMIES =
  /^(?:tags|categories|section|(?:author|translator|editor|reviewer|contributor|writer|photographer)s?)$/

/** Adds the values of the other taxonomies of a site, such as topics, to the tags. */
function withTaxonomies(values: Values, taxonomies: readonly string[]): Values {
  const others = Object.keys(values).filter(
    (key) => taxonomies.includes(plainKey(key)) && !OWN_TAXONOMIES.test(plainKey(key)),
  )
  if (others.length === 0) return values
  const tags = [values.tags, ...others.map((key) => values[key])].flatMap(textsIn)
  const rest = Object.entries(values).filter(([key]) => !others.includes(key))
  return { ...Object.fromEntries(rest), tags: [...new Set(tags)] }
}

/** Shortcodes of Hugo: `{{< name … >}}`, `{{% name %}} … {{% /name %}}`, and escaped ones, which are plain text. */
const hugoTags: TagSystem = {
  readsCode: true,
  find: (text) => {
    const tags: Tag[] = []
    let end = 0
    for (const { 0: open, index: start } of text.matchAll(/\{\{[<%]/g)) {
      if (start < end) continue
      const stop = text.indexOf(open === '{{<' ? '>}}' : '%}}', start)
      if (stop < 0) break
      end = stop + 3
      const inside = text.slice(start + 3, stop).trim()
      const [, slash, name, rest = ''] = /^(\/?)\s*([\w./-]+)([\s\S]*)$/.exec(inside) ?? []
      if (inside.startsWith('/*')) tags.push({ start, end, name: ESCAPED, rest: text.slice(start, end), closes: false })
      else if (name) tags.push({ start, end, name, rest: rest.replace(/\/\s*$/, ''), closes: slash === '/' })
    }
    return tags
  },
  convert: ({ name, rest }, inner) => {
    const { value, listed } = argumentsIn(rest)
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
        return src && figurePlaceholder(src, value('alt'), caption, true)
      }
      case 'youtube':
      case 'vimeo':
        return videoPlaceholder(name, id, value('title'))
      case 'tweet':
      case 'x':
        return id && embedPlaceholder(`https://x.com/${value('user') ?? 'i'}/status/${id}`)
      case 'instagram':
        return id && embedPlaceholder(`https://www.instagram.com/p/${id}/`)
      case 'ref':
      case 'relref':
        return fileLink(value('path') ?? listed[0] ?? '')
      case 'comment':
        return inner === undefined ? undefined : ''
      case 'highlight':
        return inner === undefined ? undefined : codeFence(inner, listed[0])
      default: {
        const block = inner === undefined ? undefined : blockNamed(name)
        return block && { before: `:::${block}\n`, after: '\n:::' }
      }
    }
  },
}

/** The parts of Hugo’s configuration that matter to an import. */
type HugoConfig = ReturnType<typeof readHugoConfig>

// As in Hugo, the name of a file in `config/_default` or `config/production` is the key of what it contains, and a
// language may follow it.
const FILES =
  /^(?:config\/(?:_default|production)\/)?(hugo|config|languages|module|permalinks|cascade|taxonomies)(?:\.([a-z]{2,3}(?:-[a-z\d]+)*))?\.(?:toml|ya?ml|json)$/i

/** Reads Hugo’s configuration, whether it is one file or several. */
function readHugoConfig(site: SourceSite) {
  let values: Values = {}
  for (const file of site.files) {
    const [, part = '', language] = FILES.exec(file) ?? []
    if (!part) continue
    const found = readConfig(site, file)
    const isPart = file.startsWith('config/') && !/^(?:hugo|config)$/.test(part)
    const inLanguage = language && part === 'languages' ? { [language]: found } : found
    const inPart = isPart ? { [part]: inLanguage } : found
    values = merged(values, language && part !== 'languages' ? { languages: { [language]: inPart } } : inPart)
  }
  const get = (name: string): unknown => values[Object.keys(values).find((key) => key.toLowerCase() === name) ?? '']
  const languages = Object.entries(toRecord(get('languages')))
  const language =
    text(get('defaultcontentlanguage')) ??
    (languages.length > 0 ? 'en' : undefined) ??
    text(get('languagecode')) ??
    site.language
  const inSubfolder = get('defaultcontentlanguageinsubdir') === true
  const tags = languages.map(([tag]) => tag)
  const mounts = contentMounts(get('module'))
  // Where whole folders are mounted as the content, they are the content folders.
  const whole = mounts.filter(({ target }) => target === '')
  const contentDirs: Record<string, string | undefined> =
    whole.length > 0
      ? Object.fromEntries(whole.map(({ source, lang }) => [source, lang]))
      : { [text(get('contentdir')) ?? 'content']: undefined }
  for (const [tag, each] of languages) {
    const { contentDir, contentdir } = toRecord(each)
    const folder = text(contentDir ?? contentdir)
    if (folder) contentDirs[folder.replace(/\/$/, '')] = tag
  }
  const ignored = textsIn(get('ignorefiles')).flatMap(formOf)
  const permalinks = toRecord(get('permalinks'))
  const pages = isRecord(permalinks.page) ? permalinks.page : permalinks
  return {
    hosts: hostsIn(get('baseurl')),
    /** The path of the site’s base address, which precedes that of each page: `/blog`; empty if there is none. */
    base: URL.parse(text(get('baseurl')) ?? '')?.pathname.replace(/\/$/, '') ?? '',
    /** The default language. */
    language,
    languages: [...new Set([language, ...tags])],
    /** The address prefix of each language. */
    prefixes: new Map(tags.map((tag) => [tag, tag === language && !inSubfolder ? '' : `/${tag}`])),
    /** The front matter that the configuration passes down to stories. */
    cascade: get('cascade'),
    zone: text(get('timezone')),
    /** The keys of front matter whose values are tags: the taxonomies of the site. */
    taxonomies: textsIn(Object.values(toRecord(get('taxonomies')))).map(plainKey),
    /** The folders that Hugo has in its content, if the configuration mounts them. */
    mounts,
    /** The languages in which Hugo publishes nothing. */
    disabled: [
      ...textsIn(get('disablelanguages')),
      ...languages.flatMap(([tag, each]) => (toRecord(each).disabled === true ? [tag] : [])),
    ],
    /** The content folders, each with its language if the configuration states one. */
    contentDirs,
    /** Whether the configuration leaves a file out; its patterns are regular expressions. */
    isIgnored: (file: string) => ignored.some((form) => form.test(file)),
    staticDirs: textsIn(get('staticdir') ?? 'static'),
    /** Address patterns by section. */
    permalinks: new Map(
      Object.entries(pages).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value] as const] : [])),
    ),
  }
}

/** Returns a pattern of a configuration as a regular expression; nothing if it is none. */
function formOf(pattern: string): RegExp[] {
  try {
    return [new RegExp(pattern)]
  } catch {
    return []
  }
}

/** Returns the values of both; of two that are objects, those of both. */
function merged(some: Values, others: Values): Values {
  const both = Object.entries(others).map(([name, value]): [string, unknown] => {
    const key = Object.keys(some).find((each) => each.toLowerCase() === name.toLowerCase()) ?? name
    const old = some[key]
    return [key, isRecord(old) && isRecord(value) ? merged(old, value) : value]
  })
  return { ...some, ...Object.fromEntries(both) }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value ? value : undefined
}

/**
 * Reads the values that the lists of a content folder, and the configuration, pass down to stories (`cascade`).
 * @param ownLanguage the language of the folder, if it has one
 * @returns a function that returns the values for a file; the nearest list wins
 */
function readCascade(site: SourceSite, config: HugoConfig, folder: string, ownLanguage: string | undefined) {
  const given = site.files
    .filter((file) => file.startsWith(`${folder}/`) && TEXTS.test(file) && /\/_index\b/.test(file))
    .flatMap((file) => {
      // Problems are ignored here: they are reported where the file is read as a text.
      const source = readText({ ...site, problems: [] }, file)
      const { folders, lang } = fileNameOf(file.slice(folder.length + 1), config.languages)
      const values = source && splitFile(source, [])?.data.values
      return givenBy(values?.cascade, folders.join('/'), ownLanguage ?? lang ?? config.language)
    })
    .sort((a, b) => a.folder.length - b.folder.length)
  const all = [...givenBy(config.cascade, '', undefined), ...given]
  return (inside: string, lang: string): Values =>
    Object.assign({}, ...all.filter((each) => isGivenTo(each, inside, lang)).map(({ values }) => values))
}

/** @param folder the folder of the list within the content; empty for all content */
function givenBy(cascade: unknown, folder: string, lang: string | undefined) {
  const parts: unknown[] = Array.isArray(cascade) ? cascade : [cascade]
  return parts.filter(isRecord).map(({ _target, target = _target, params, ...values }) => ({
    folder,
    lang,
    target: toRecord(target),
    values: { ...values, ...toRecord(params) },
  }))
}

type Given = ReturnType<typeof givenBy>[number]

function isGivenTo({ folder, lang, target, values }: Given, inside: string, of: string): boolean {
  if ((folder && !inside.startsWith(`${folder}/`)) || (lang && lang !== of)) return false
  const logical = `/${inside.replace(TEXTS, '').replace(/\/index(?:\.[\w-]+)?$/, '')}`.toLowerCase()
  return Object.entries(target).every(([name, wanted]) => {
    const [key, pattern] = [plainKey(name), String(wanted).toLowerCase()]
    if (key === 'path') return path.posix.matchesGlob(logical, pattern)
    if (key === 'kind') return pattern === 'page' || pattern === '{page}'
    return key === 'lang' ? pattern === of.toLowerCase() : Object.keys(values).length > 0
  })
}
