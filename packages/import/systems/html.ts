import path from 'node:path'
import { START } from '../../../lib/problem/problem.ts'
import type { Values } from '../../../lib/source/is-record.ts'
import { pictureFinder } from '../output/find-picture.ts'
import { factsOf } from '../source/facts-of.ts'
import { readHtmlPage } from '../source/html-page.ts'
import { languageFor } from '../source/language-for.ts'
import { languagesIn } from '../source/languages-in.ts'
import { readCsv } from '../source/read-csv.ts'
import { fileNameOf, isNotice, LIST, storyNameOf } from '../source/read-draft.ts'
import { asList, readEach } from '../source/read-each.ts'
import { readText, warnFor } from '../source/source-site.ts'
import { toDate } from '../source/to-date.ts'
import { asDraft, isYes } from '../source/visibility.ts'
import type { Facts, ImportedEdition, SourceSite, System, Warn } from '../types/imported.ts'

const PAGE = /\.html?$/i

/** Pages in HTML: the exports of Medium and Substack (with its `posts.csv`), and folders of any other origin. */
export const html: System = {
  name: 'html',
  recognises: ({ files }) =>
    files.some((file) => PAGE.test(file)) && !files.some((file) => /\.(?:mdx?|markdown)$/i.test(file)),
  read: (site, now) => {
    const hosts = new Set<string>()
    const { pages, isMedium } = postsIn(site)
    const context = {
      languages: languagesIn(site.files, site.languages),
      rows: rowsOf(site, now),
      isMedium,
      hosts,
      now,
    }
    return {
      editions: readEach(site, pages, (file) => {
        if (isNotice(site, file)) return []
        // The home page only lists the others.
        if (pages.length === 1 || !/^index\.html?$/i.test(file)) return asList(editionOf(site, context, file))
        site.omitted.set(file, LIST)
        return []
      }),
      hosts,
      findPicture: (edition, src) => pictureFinder(site.root, ['', 'images', 'img'], [...hosts])(edition, src),
      pictures: site.files,
    }
  },
}

// Medium: `2024-01-05_The-mill-0123456789ab.html`, `draft_…`; Substack: `123456.the-mill.html`.
const OF_MEDIUM = /^(?:(draft)|(\d{4}-\d{2}-\d{2}))_(.+?)(?:-+[\da-f]{8,12})?$/
const OF_SUBSTACK = /^\d+\.(.+)$/

/** Returns the pages that may be stories. An export of Medium also has data of the account, which is left out. */
function postsIn({ files, omitted }: SourceSite) {
  const pages = files.filter((file) => PAGE.test(file))
  const isPost = (file: string) => /(?:^|\/)posts\/[^/]+$/.test(file)
  const isMedium = pages.some(
    (file) =>
      /(?:^|\/)(?:profile\/profile|ips\/ips-\d+|sessions\/sessions-\d+)\.html$/.test(file) ||
      (isPost(file) && OF_MEDIUM.test(baseOf(file))),
  )
  if (!isMedium) return { pages, isMedium }
  for (const file of pages) if (!isPost(file)) omitted.set(file, 'data of the account, beside the posts of Medium')
  return { pages: pages.filter(isPost), isMedium }
}

function baseOf(file: string): string {
  return path.posix.basename(file).replace(PAGE, '')
}

/** A row of the table of Substack, and what it states by the names of front matter. */
interface Row {
  readonly values: Values
  readonly stated: Facts | undefined
}

interface HtmlContext {
  readonly languages: readonly string[]
  /** What the table of Substack says of each file. */
  readonly rows: ReadonlyMap<string, Row> | undefined
  /** Whether the pages are those of an export of Medium. */
  readonly isMedium: boolean
  readonly hosts: Set<string>
  readonly now: number
}

/** The columns of the table that are read, or that only tell how a post was sent. */
const COLUMNS = [
  ...[
    'post_id',
    'post_date',
    'is_published',
    'email_sent_at',
    'inbox_sent_at',
    'type',
    'audience',
    'title',
    'subtitle',
  ],
  ...['podcast_url', 'slug', 'search_engine_title', 'search_engine_description'],
]

/** Reads Substack’s table of posts by the name of each file; undefined if there is none. */
function rowsOf(site: SourceSite, now: number): HtmlContext['rows'] {
  const file = site.files.find((name) => /^posts\.csv$/i.test(path.basename(name)))
  const source = file === undefined ? undefined : readText(site, file)
  if (!file || !source) return undefined
  site.settings.add(file)
  const warn = warnFor(site, source)
  const rows = readCsv(source.text)
  const texts = new Set(site.files.map(baseOf))
  for (const { line, values } of rows) {
    const place = { line, column: 1 }
    if (!texts.has(String(values.post_id)))
      warn(place, 'import-lost', `“${values.title}” has no text in the export; it is not imported.`)
    if (values.podcast_url)
      warn(place, 'import-lost', `The recording of “${values.title}” is not imported: ${values.podcast_url}`)
  }
  return new Map(
    rows.map(({ line, values }) => {
      const others = Object.entries(values).filter(([key, value]) => value && !COLUMNS.includes(key))
      const placeOf = () => ({ line, column: 1 })
      const stated =
        others.length > 0 ? factsOf({ values: Object.fromEntries(others), placeOf }, { warn, now }) : undefined
      return [String(values.post_id), { values, stated }]
    }),
  )
}

function editionOf(
  site: SourceSite,
  { languages, rows, isMedium, hosts, now }: HtmlContext,
  file: string,
): ImportedEdition | undefined {
  const source = readText(site, file)
  if (!source) return undefined
  const warn = warnFor(site, source)
  const page = readHtmlPage(source.text)
  for (const [role, name] of page.people)
    warn(START, 'import-lost', `A story has no slot for “${role}: ${name}”; it is not imported.`)
  const base = baseOf(file)
  const parts = fileNameOf(file, languages)
  const [, draft, day, medium] = OF_MEDIUM.exec(base) ?? []
  const [, substack] = OF_SUBSTACK.exec(base) ?? []
  const { folders, name } = storyNameOf(parts)
  const url = URL.parse(page.canonical ?? '')
  if (url) hosts.add(url.host)
  const address = url ? url.pathname : `/${file}`
  const found = rows ? withRow(page.facts, rows.get(base), now, warn) : page.facts
  const isOther = isMedium && draft === undefined && day === undefined
  const facts = isOther ? asDraft(found, 'Its name is not that of a story of Medium', warn) : found
  return {
    source,
    place: START,
    collection: 'stories',
    key: [...folders, name].join('/'),
    lang: languageFor(parts.lang ?? facts.lang ?? site.language, site.languages),
    name: medium ?? substack ?? name,
    facts: { ...facts, date: facts.date ?? day ?? parts.date, draft: facts.draft || draft !== undefined },
    readBody: () => page.readBody(warn),
    address,
    paths: [address, `/${file}`],
    former: [address],
    warn,
  }
}

/** Adds what a row of Substack’s table says. What it does not say to be published for everyone is a draft. */
function withRow(facts: Facts, row: Row | undefined, now: number, warn: Warn): Facts {
  const text = (name: string) => String(row?.values[name] ?? '').trim() || undefined
  const date = toDate(text('post_date'))
  const isLater = date !== undefined && Date.parse(date) > now
  const [published = '', audience = ''] = [text('is_published'), text('audience')]
  const isPublic = isYes(published) && /^everyone$/i.test(audience)
  const found: Facts = {
    ...facts,
    ...(row?.stated && {
      authors: [...row.stated.authors, ...facts.authors],
      tags: [...row.stated.tags, ...facts.tags],
      translation: row.stated.translation,
    }),
    title: text('title') ?? facts.title,
    description: text('subtitle') ?? facts.description,
    date: isLater ? undefined : date,
    publish: isLater && isPublic ? date : undefined,
    draft: !isPublic,
  }
  if (isPublic || /^false$/i.test(published)) return found
  const reason = `posts.csv does not say that it is published for everyone (is_published: ${published}, audience: ${audience})`
  return asDraft(found, reason, warn)
}
