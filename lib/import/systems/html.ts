import path from 'node:path'
import type { Values } from '../../source/is-record.ts'
import type { Facts, ImportedEdition, SourceSite, System } from '../imported.ts'
import { pictureFinder } from '../output/find-picture.ts'
import { readHtmlPage } from '../source/html-page.ts'
import { languageFor } from '../source/language-for.ts'
import { languagesIn } from '../source/languages-in.ts'
import { readCsv } from '../source/read-csv.ts'
import { fileNameOf, isNotice, LIST, storyNameOf } from '../source/read-draft.ts'
import { asList, readEach } from '../source/read-each.ts'
import { readText, warnFor } from '../source/source-site.ts'
import { toDate } from '../source/to-date.ts'

const PAGE = /\.html?$/i

/** Pages in HTML: the exports of Medium and Substack (with its `posts.csv`), and folders of any other origin. */
export const html: System = {
  name: 'html',
  recognises: ({ files }) =>
    files.some((file) => PAGE.test(file)) && !files.some((file) => /\.(?:mdx?|markdown)$/i.test(file)),
  read: (site, now) => {
    const hosts = new Set<string>()
    const pages = site.files.filter((file) => PAGE.test(file))
    const context = { languages: languagesIn(site.files, site.languages), rows: rowsOf(site), hosts, now }
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

interface HtmlContext {
  readonly languages: readonly string[]
  /** What the table of Substack says of each file. */
  readonly rows: ReadonlyMap<string, Values>
  readonly hosts: Set<string>
  readonly now: number
}

/** Reads Substack’s table of posts by the name of each file. */
function rowsOf(site: SourceSite): ReadonlyMap<string, Values> {
  const file = site.files.find((name) => /^posts\.csv$/i.test(path.basename(name)))
  const source = file === undefined ? undefined : readText(site, file)
  if (!file || !source) return new Map()
  site.settings.add(file)
  const warn = warnFor(site, source)
  const rows = readCsv(source.text)
  const texts = new Set(site.files.map((name) => path.posix.basename(name).replace(PAGE, '')))
  for (const { line, values } of rows) {
    const place = { line, column: 1 }
    if (!texts.has(String(values.post_id)))
      warn(place, 'import-lost', `“${values.title}” has no text in the export; it is not imported.`)
    if (values.podcast_url)
      warn(place, 'import-lost', `The recording of “${values.title}” is not imported: ${values.podcast_url}`)
  }
  return new Map(rows.map(({ values }) => [String(values.post_id), values]))
}

function editionOf(
  site: SourceSite,
  { languages, rows, hosts, now }: HtmlContext,
  file: string,
): ImportedEdition | undefined {
  const source = readText(site, file)
  if (!source) return undefined
  const warn = warnFor(site, source)
  const page = readHtmlPage(source.text)
  const base = path.posix.basename(file).replace(PAGE, '')
  const row = rows.get(base)
  const parts = fileNameOf(file, languages)
  // Medium: `2024-01-05_The-mill-0123456789ab.html`, `draft_…`; Substack: `123456.the-mill.html`.
  const [, draft, day, medium] = /^(?:(draft)|(\d{4}-\d{2}-\d{2}))_(.+?)(?:-+[\da-f]{8,12})?$/.exec(base) ?? []
  const [, substack] = /^\d+\.(.+)$/.exec(base) ?? []
  const { folders, name } = storyNameOf(parts)
  const url = URL.parse(page.canonical ?? '')
  if (url) hosts.add(url.host)
  const address = url ? url.pathname : `/${file}`
  const facts = withRow(page.facts, row, now)
  const start = { line: 1, column: 1 }
  if (row && !/^(?:everyone|)$/.test(String(row.audience)))
    warn(
      start,
      'import-lost',
      `It was only for “${row.audience}”; it is a draft now.`,
      'Masthead has no pages for members.',
    )
  return {
    source,
    place: start,
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

/** Adds what a row of Substack’s table says. */
function withRow(facts: Facts, row: Values | undefined, now: number): Facts {
  if (!row) return facts
  const text = (name: string) => String(row[name] ?? '').trim() || undefined
  const date = toDate(text('post_date'))
  const isLater = date !== undefined && Date.parse(date) > now
  const isPublic = ['everyone', undefined].includes(text('audience')) && text('is_published') !== 'false'
  return {
    ...facts,
    title: text('title') ?? facts.title,
    description: text('subtitle') ?? facts.description,
    date: isLater ? undefined : date,
    publish: isLater && isPublic ? date : undefined,
    draft: !isPublic,
  }
}
