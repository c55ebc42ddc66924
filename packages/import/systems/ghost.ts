import path from 'node:path'
import { START } from '../../../lib/problem/problem.ts'
import { isRecord, toRecord, type Values } from '../../../lib/source/is-record.ts'
import { readStart, type SourceFile } from '../../../lib/source/source-file.ts'
import { markdownBody } from '../body/markdown-tree.ts'
import { applyEdits } from '../body/text-edits.ts'
import { pictureFinder } from '../output/find-picture.ts'
import { htmlValue } from '../source/html-value.ts'
import { languageFor } from '../source/languages.ts'
import { orReport, readEach } from '../source/read-each.ts'
import { readText, warnFor } from '../source/source-site.ts'
import { toDate } from '../source/to-date.ts'
import { isYes } from '../source/visibility.ts'
import type { Facts, ImportedEdition, SourceSite, System, Warn } from '../types/imported.ts'

/** The address of the site itself in an export. */
const OWN = '__GHOST_URL__'

/** Ghost: its export in JSON, with a copy of `content/images` beside it. */
export const ghost: System = {
  name: 'ghost',
  recognises: ({ root, files }) =>
    files.some((file) => {
      const start = file.endsWith('.json') ? new TextDecoder().decode(readStart(path.join(root, file), 2000)) : ''
      return /^\s*\{\s*"db"\s*:\s*\[/.test(start) || /^\s*\{\s*"meta"\s*:\s*\{[^{}]*"exported_on"/.test(start)
    }),
  read: (site, now) => ({
    editions: readEach(
      site,
      site.files.filter((file) => file.endsWith('.json')),
      (file) => readExport(site, file, now),
    ),
    hosts: [],
    findPicture: pictureFinder(site.root, ['', 'content'], [], (src) =>
      src.replace(OWN, '').replace(/^\/content\/images\/size\/[^/]+\//, '/content/images/'),
    ),
    pictures: site.files,
  }),
}

/** The tables of an export that stories need. */
interface GhostTables {
  readonly source: SourceFile
  readonly warn: Warn
  readonly now: number
  readonly language: string
  readonly tagsOf: (post: string) => string[]
  /** The names of the authors of a post, and the ids of those whom the export does not name. */
  readonly authorsOf: (post: Values) => { authors: string[]; unknown: string[] }
  readonly meta: ReadonlyMap<string, Values>
}

function readExport(site: SourceSite, file: string, now: number): ImportedEdition[] {
  const source = readText(site, file)
  if (!source) return []
  const warn = warnFor(site, source)
  const parsed = toRecord(JSON.parse(source.text))
  const [first] = Array.isArray(parsed.db) ? parsed.db : [parsed]
  const data = toRecord(toRecord(first).data)
  const rows = (table: string) => (Array.isArray(data[table]) ? data[table].filter(isRecord) : [])
  const settings = new Map(rows('settings').map(({ key, value }) => [key, value]))
  const language = textAt(Object.fromEntries([['lang', settings.get('locale') ?? settings.get('lang')]]), 'lang')
  const named = (table: string) =>
    new Map(
      rows(table).flatMap((row) => (textAt(row, 'name') ? [[String(row.id), textAt(row, 'name') ?? ''] as const] : [])),
    )
  const [tags, users] = [named('tags'), named('users')]
  const linked = (table: string, post: string, key: string) =>
    rows(table)
      .filter(({ post_id }) => String(post_id) === post)
      .toSorted((a, b) => Number(a.sort_order ?? 0) - Number(b.sort_order ?? 0))
      .map((row) => String(row[key]))
  const tables: GhostTables = {
    source,
    warn,
    now,
    language: languageFor(language ?? site.language, site.languages),
    tagsOf: (post) => linked('posts_tags', post, 'tag_id').flatMap((id) => tags.get(id) ?? []),
    authorsOf: ({ id, author_id }) => {
      const found = linked('posts_authors', String(id), 'author_id')
      // Before Ghost 1.22 a post had one author.
      const ids = found.length > 0 || !author_id ? found : [String(author_id)]
      return { authors: ids.flatMap((each) => users.get(each) ?? []), unknown: ids.filter((each) => !users.has(each)) }
    },
    meta: new Map(rows('posts_meta').map((row) => [String(row.post_id), row])),
  }
  return rows('posts').flatMap((post) => {
    const place = placeIn(source, post)
    return orReport(warn, place, () => editionOf(tables, post)) ?? []
  })
}

/** Returns the place where the export names a post: that of its id. */
function placeIn({ text }: SourceFile, { id }: Values) {
  const at = text.indexOf(JSON.stringify(id))
  return at < 0 ? START : { line: text.slice(0, at).split('\n').length, column: 1 }
}

function editionOf(tables: GhostTables, post: Values): ImportedEdition | undefined {
  const { source, warn, now, language } = tables
  const place = placeIn(source, post)
  const id = String(post.id)
  const title = textAt(post, 'title') ?? ''
  const lost = (message: string, hint?: string) => warn(place, 'import-lost', `Of “${title}”: ${message}`, hint)
  const meta = { ...tables.meta.get(id), ...post }
  const status = textAt(post, 'status')?.toLowerCase() ?? 'draft'
  const hint = 'Masthead has no pages for members.'
  const visibility = textAt(post, 'visibility') ?? 'public'
  if (visibility !== 'public') lost(`it was only for ${visibility}; it is a draft now.`, hint)
  const isMail = status === 'sent' || isYes(meta.email_only)
  if (isMail) lost('it was sent by mail only; it is a draft now.')
  const isGated = /kg-gated-block:begin(?![^>]*nonMember:\s*true)/.test(textAt(post, 'html') ?? '')
  if (isGated) lost('a part of it was only for members; it is a draft now.', hint)
  for (const key of ['codeinjection_head', 'codeinjection_foot'])
    if (textAt(meta, key)) lost(`its ${key} is not imported: ${textAt(meta, key)?.slice(0, 200)}`)
  const date = toDate(post.published_at ?? post.created_at)
  const updated = toDate(post.updated_at)
  const isLater = status === 'scheduled' && date !== undefined && Date.parse(date) > now
  if (status === 'scheduled' && !isLater)
    lost('it was to be published later, and nobody knows if it was; it is a draft now.')
  const isOut = status === 'published' || isLater
  const picture = textAt(meta, 'feature_image')
  const tags = tables.tagsOf(id)
  const { authors, unknown } = tables.authorsOf(post)
  if (unknown.length > 0) lost(`the export does not name its author (${unknown.join(', ')}).`)
  const facts: Facts = {
    title,
    description: textAt(meta, 'custom_excerpt') ?? textAt(meta, 'meta_description'),
    date: isLater ? undefined : date,
    updated: updated && date && Date.parse(updated) > Date.parse(date) ? updated : undefined,
    publish: isLater ? date : undefined,
    authors,
    // Ghost uses tags that begin with # for its themes only.
    tags: tags.filter((tag) => !tag.startsWith('#')),
    categories: [],
    draft: visibility !== 'public' || isMail || isGated || !isOut,
    cover: picture
      ? {
          src: picture,
          alt: textAt(meta, 'feature_image_alt'),
          caption: textAt(meta, 'feature_image_caption')?.replaceAll(/<[^<>]*>/g, ''),
          place,
        }
      : undefined,
    slug: textAt(post, 'slug'),
    aliases: [],
  }
  const address = `/${facts.slug ?? id}/`
  return {
    source,
    place,
    collection: post.type === 'page' || post.page === 1 || post.page === true ? 'pages' : 'stories',
    key: id,
    lang: language,
    name: facts.slug || title || id,
    facts,
    readBody: () => bodyOf(post, place, warn),
    address,
    paths: [address, `/${OWN}${address}`],
    former: facts.draft ? [] : [address],
    warn,
  }
}

/** Reads the HTML of a post; if there is none, the Markdown of its cards, as early versions stored it. */
function bodyOf(post: Values, place: ImportedEdition['place'], warn: Warn) {
  const html = textAt(post, 'html')
  if (html) return htmlValue(html.replaceAll(OWN, ''), place, warn)
  const { cards } = toRecord(JSON.parse(textAt(post, 'mobiledoc') ?? '{}'))
  const texts = (Array.isArray(cards) ? cards : []).map((card) => toRecord(Array.isArray(card) ? card[1] : undefined))
  const markdown = texts.map((card) => textAt(card, 'markdown') ?? textAt(card, 'html') ?? '').join('\n\n')
  if (!markdown.trim() && (textAt(post, 'lexical') || textAt(post, 'mobiledoc')))
    warn(
      place,
      'import-lost',
      'Its text is in a form that only Ghost reads.',
      'Export it from Ghost 5 or later, with HTML.',
    )
  const body = markdownBody(applyEdits(markdown.replaceAll(OWN, ''), []), (_, ...others) => warn(place, ...others))
  return { ...body, placeIn: () => place }
}

function textAt(values: Values, key: string): string | undefined {
  const value = values[key]
  return typeof value === 'string' && value.trim() ? value : undefined
}
