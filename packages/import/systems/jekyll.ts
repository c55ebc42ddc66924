import { existsSync } from 'node:fs'
import path from 'node:path'
import { TEXTS } from '../../../lib/newsroom/import-source.ts'
import { START } from '../../../lib/problem/problem.ts'
import { isRecord, toRecord, type Values } from '../../../lib/settings/read-json.ts'
import { pictureFinder } from '../output/pictures.ts'
import { asDraft, type DraftReason } from '../source/drafts.ts'
import { textsIn } from '../source/facts-of.ts'
import { languageFor, languagesIn } from '../source/languages.ts'
import { isIgnored, LIST, NOTICE } from '../source/omitted-files.ts'
import { permalink } from '../source/permalink.ts'
import { fileNameOf, readDraft } from '../source/read-draft.ts'
import { hostsIn, readConfig } from '../source/source-data.ts'
import type { SourceSite } from '../source/source-site.ts'
import { readEach, readText } from '../source/source-site.ts'
import { isYes } from '../source/visibility.ts'
import type { ImportedEdition, System } from '../types/imported.ts'
import { liquidTags, siteValuesOf } from './liquid.ts'

/** Jekyll: `_posts/2024-01-05-name.md`, `_drafts`, collections, and pages with front matter elsewhere. */
export const jekyll: System = {
  name: 'jekyll',
  recognises: ({ files }) => files.some((file) => file === '_config.yml' || /(?:^|\/)_posts\//.test(file)),
  read: (site, now) => {
    const config = readJekyllConfig(site)
    const { hosts, base } = config
    return {
      editions: readEach(site, site.files, (file) => editionOf(site, config, file, now)),
      hosts,
      findPicture: pictureFinder(site.root, ['', base.slice(1)], hosts, base),
      pictures: site.files,
    }
  },
}

function readJekyllConfig(site: SourceSite) {
  const values = readConfig(site, '_config.yml')
  const people = Object.entries(readConfig(site, '_data/authors.yml'))
  const text = (key: string) => (typeof values[key] === 'string' ? values[key] : undefined)
  return {
    hosts: hostsIn(text('url')),
    /** What texts may insert. */
    siteValues: siteValuesOf(site, values, '_data'),
    zone: text('timezone'),
    base: (text('baseurl') ?? '').replace(/\/$/, ''),
    pattern: patternOf(text('permalink') ?? 'date'),
    language: text('lang') ?? text('locale') ?? site.language,
    languages: languagesIn(site.files, [...new Set([...site.languages, ...textsIn(values.languages)])]),
    included: definitionsReader(site),
    people: new Map(people.map(([key, value]) => [key, textsIn(value)[0]])),
    defaults: readDefaults(values.defaults),
    excluded: textsIn(values.exclude),
    collections: isRecord(values.collections) ? Object.keys(values.collections) : textsIn(values.collections),
    /** Returns what the configuration says of a collection: whether its stories have pages, and its address pattern. */
    ofCollection: (collection: string) => {
      const { output, permalink: pattern } = toRecord(toRecord(values.collections)[collection])
      return { hasPages: isYes(output), pattern: typeof pattern === 'string' ? patternOf(pattern) : undefined }
    },
  }
}
type JekyllConfig = ReturnType<typeof readJekyllConfig>

const COMMENT = /\{%-? *comment *-?%\}[\s\S]*?\{%-? *endcomment *-?%\}|<!--[\s\S]*?-->/g
const DEFINITION = /^ {0,3}\[[^\]^][^\]]*\]: *[^\s{]+(?:\s+(?:"[^"{]*"|'[^'{]*'|\([^(){]*\)))?\s*$/

/**
 * Returns a function that returns the text of an included file if it has nothing but definitions of links
 * (`[name]: https://…`) and comments; undefined for others. Many sites keep the links of all texts in one file.
 */
function definitionsReader(site: SourceSite) {
  const known = new Map<string, string | undefined>()
  const read = (file: string) => {
    const isSafe = /^(?!.*\.\.)[\w./-]+\.(?:md|markdown)$/i.test(file)
    if (!isSafe || !existsSync(path.join(site.root, file))) return undefined
    const text = readText(site, file)?.text.replaceAll(COMMENT, '') ?? ''
    const lines = text.split('\n').filter((line) => line.trim() !== '')
    const hasOnlyThese = lines.length > 0 && lines.every((line) => DEFINITION.test(line))
    return hasOnlyThese ? `\n\n${lines.join('\n')}\n\n` : undefined
  }
  return (file: string): string | undefined => {
    if (!known.has(file)) known.set(file, read(`_includes/${file}`))
    return known.get(file)
  }
}

/** Returns a pattern of addresses, by Jekyll’s name for it if it has one. */
function patternOf(pattern: string): string {
  if (pattern === 'date') return '/:categories/:year/:month/:day/:title:output_ext'
  if (pattern === 'pretty') return '/:categories/:year/:month/:day/:title/'
  return pattern === 'none' ? '/:categories/:title:output_ext' : pattern
}

function editionOf(site: SourceSite, config: JekyllConfig, file: string, now: number): ImportedEdition | undefined {
  if (!TEXTS.test(file) || isIgnored(site, file, config.excluded)) return undefined
  const parts = fileNameOf(file, config.languages)
  const [kind = ''] = parts.folders.filter((folder) => folder.startsWith('_'))
  const collection = config.collections.find((name) => kind === `_${name}`)
  const isPost = kind === '_posts' || kind === '_drafts' || collection !== undefined
  // A path with an underscore is not a page. A file without front matter, such as a readme, is not a page either.
  if (!isPost && (kind || NOTICE.test(file))) return undefined
  if (!isPost && /^(?:404|index)$/i.test(parts.name)) {
    site.omitted.set(file, LIST)
    return undefined
  }
  const scope = isPost ? kind.slice(1) : 'pages'
  const context = { zone: config.zone, people: config.people, now }
  const { language, place } = placeInLanguage(parts.folders, kind, config)
  const section = language ? place.find((folder) => config.collections.includes(folder)) : collection
  const draft = readDraft(site, file, context, config.defaults(file, scope))
  if (!draft) return undefined
  const { values } = draft
  const { warn } = draft.given
  if (!isPost && Object.keys(values).length === 0) {
    site.omitted.set(file, 'no front matter, so Jekyll copies it unchanged')
    return undefined
  }
  if (kind === '_posts' && !parts.date) {
    const message = 'Jekyll does not publish this: its name has no date.'
    warn(START, 'import-skipped', message, 'Name it 2024-01-05-name.md.', 'error')
    return undefined
  }
  const settings = collection === undefined ? undefined : config.ofCollection(collection)
  const isShown = settings === undefined || collection === 'posts' || settings.hasPages
  const why = `_config.yml gives the collection “${collection}” no pages (output: true)`
  const closed: DraftReason[] = isShown ? [] : [{ kind: 'collection', name: collection ?? '', why }]
  const stated: DraftReason[] = kind === '_drafts' ? [{ kind: 'folder', name: kind }] : []
  const facts = asDraft(draft.facts, ...closed, ...stated)
  const name = facts.slug ?? parts.name
  const date = facts.date ?? parts.date
  // Folders above `_posts` are categories; those below it are not.
  const categories = [...parts.folders.slice(0, Math.max(0, parts.folders.indexOf(kind))), ...facts.categories]
  const folders = isPost ? categories.map((each) => each.toLowerCase()) : parts.folders
  const ofCollection = settings && (settings.pattern ?? `/${collection}/:name:output_ext`)
  const ofPage = config.pattern.endsWith('/') ? '/:path/' : '/:path:output_ext'
  const usual = ofCollection ?? (isPost ? config.pattern : ofPage)
  const address =
    config.base + permalink(facts.permalink ?? usual, { slug: name, file: parts.name, date, folders, collection })
  return {
    ...draft.given,
    collection: isPost ? 'stories' : 'pages',
    key: facts.key ?? [...place, parts.date, parts.name].join('/'),
    lang: languageFor(facts.lang ?? language ?? parts.lang ?? config.language, site.languages),
    name,
    facts: { ...facts, date, categories },
    folder: section === 'posts' ? undefined : section,
    readBody: () => draft.readBody(liquidTags({ title: facts.title, ...values }, config.siteValues, config.included)),
    address,
    paths: [address],
    former: [address, ...facts.aliases],
  }
}

/**
 * Returns the language of a collection that is one, and the folders of a file without it: `_fr/tour/mill.md` is the
 * translation of `_tour/mill.md`.
 */
function placeInLanguage(folders: readonly string[], kind: string, { collections, languages }: JekyllConfig) {
  const languageOf = (folder: string) => languages.find((tag) => `_${tag.toLowerCase()}` === folder.toLowerCase())
  const language = languageOf(kind)
  const place = language ? folders.filter((folder) => folder !== kind) : folders
  const hasLanguages = collections.some((name) => languageOf(`_${name}`))
  return { language, place: hasLanguages ? place.map((folder) => folder.replace(/^_/, '')) : place }
}

/**
 * Reads `defaults`. As in Jekyll, the longest path wins, then a scope that names a kind, then the last one.
 * @returns a function that returns the default front matter of a file, by its path and its kind (`posts`, `drafts`,
 * `pages`, a collection)
 */
function readDefaults(value: unknown) {
  const rules = (Array.isArray(value) ? value : []).filter(isRecord).map(({ scope, values }) => {
    const { path = '', type } = toRecord(scope)
    return { folder: String(path).replace(/^\/|\/$/g, ''), type, values: toRecord(values) }
  })
  const ranked = rules.toSorted(
    (a, b) => a.folder.length - b.folder.length || Number(Boolean(a.type)) - Number(Boolean(b.type)),
  )
  return (file: string, kind: string): Values => {
    const fitting = ranked.filter(({ folder, type }) => (!type || type === kind) && isIn(folder, file))
    return Object.assign({}, ...fitting.map(({ values }) => values))
  }
}

function isIn(folder: string, file: string): boolean {
  return !folder || [folder, `${folder}/**`].some((pattern) => path.posix.matchesGlob(file, pattern))
}
