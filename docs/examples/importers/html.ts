import path from 'node:path'
import type { Importer, ImportSource, SourceText } from 'masthead'

const PAGE = /\.html?$/i

// Medium: `2024-01-05_The-mill-0123456789ab.html`, `draft_…`; Substack: `123456.the-mill.html`.
const OF_MEDIUM = /^(?:(draft)|(\d{4}-\d{2}-\d{2}))_(.+?)(?:-+[\da-f]{8,12})?$/
const OF_SUBSTACK = /^\d+\.(.+)$/

/** Pages in HTML: the exports of Medium and Substack (with its `posts.csv`), and folders of any other origin. */
export const html: Importer = {
  pictures: ['images', 'img'],
  recognises: ({ texts }) => texts.length > 0 && texts.every((file) => PAGE.test(file)),
  *read(source) {
    const pages = source.texts.filter((file) => PAGE.test(file))
    const isMedium = pages.some((file) => OF_ACCOUNT.test(file) || (isPost(file) && OF_MEDIUM.test(baseOf(file))))
    const rows = rowsOf(source)
    for (const file of pages) {
      // An export of Medium also has data of the account.
      if (isMedium && !isPost(file)) source.omit(file, 'data of the account, beside the posts of Medium')
      else if (pages.length > 1 && /^index\.html?$/i.test(file)) source.omit(file, 'a page that only lists others')
      else yield storyOf(source, file, isMedium, rows)
    }
  },
}

const OF_ACCOUNT = /(?:^|\/)(?:profile\/profile|ips\/ips-\d+|sessions\/sessions-\d+)\.html$/

function isPost(file: string): boolean {
  return /(?:^|\/)posts\/[^/]+$/.test(file)
}

function baseOf(file: string): string {
  return path.posix.basename(file).replace(PAGE, '')
}

type Rows = ReadonlyMap<string, Readonly<Record<string, string>>>

/** Reads Substack’s table of posts by the name of each file; undefined if there is none. */
function rowsOf({ files, rowsOf, report }: ImportSource): Rows | undefined {
  const file = files.find((name) => /^posts\.csv$/i.test(path.basename(name)))
  if (!file) return undefined
  const texts = new Set(files.map(baseOf))
  const rows = rowsOf(file)
  for (const { line, values } of rows) {
    const { post_id: id = '', title, podcast_url: recording } = values
    if (!texts.has(id)) report(file, line, `“${title}” has no text in the export; it is not imported.`)
    if (recording) report(file, line, `The recording of “${title}” is not imported: ${recording}`)
  }
  return new Map(rows.map(({ values }) => [values.post_id ?? '', values]))
}

function storyOf(source: ImportSource, file: string, isMedium: boolean, rows: Rows | undefined): SourceText {
  const { url, lang: stated, ...page } = source.frontMatterOf(file)
  const base = baseOf(file)
  const { folders, name, lang, date } = source.partsOf(file)
  const [, draft, day, ofMedium] = OF_MEDIUM.exec(base) ?? []
  const [, ofSubstack] = OF_SUBSTACK.exec(base) ?? []
  const row = rows && rowFacts(rows.get(base) ?? {})
  const isOther = isMedium && draft === undefined && day === undefined
  return {
    file,
    name: ofMedium ?? ofSubstack ?? name,
    lang: lang ?? (typeof stated === 'string' ? stated : undefined),
    key: [...folders, name].join('/'),
    address: typeof url === 'string' && URL.canParse(url) ? url : `/${file}`,
    paths: [`/${file}`],
    date: day ?? date,
    frontMatter: { ...page, ...row?.frontMatter, draft: draft !== undefined || row?.isDraft },
    doubt: isOther ? 'Its name is not that of a story of Medium' : row?.doubt,
  }
}

/** Columns that only tell how a post was sent. */
const SENT = /^(?:post_id|email_sent_at|inbox_sent_at|type|podcast_url|slug|search_engine_\w+)$/

/** The types of posts that have a page. A mail to some readers (`adhoc_email`) has none. */
const WITH_PAGE = /^(?:newsletter|podcast|video|thread|page)?$/i

/** Returns what a row of Substack’s table says. What it does not say to be published for everyone is a draft. */
function rowFacts(row: Readonly<Record<string, string>>) {
  const { is_published: published = '', audience = '', post_date: date, title, subtitle, ...others } = row
  const { type = '' } = row
  const isPublic = /^(?:true|yes|on|y|1)$/i.test(published) && /^everyone$/i.test(audience) && WITH_PAGE.test(type)
  const stated = { title, description: subtitle, [isPublic ? 'publish' : 'date']: date, ...others }
  return {
    frontMatter: Object.fromEntries(Object.entries(stated).filter(([key, value]) => value && !SENT.test(key))),
    isDraft: !isPublic && /^false$/i.test(published),
    doubt: isPublic
      ? undefined
      : `posts.csv does not say that it is published for everyone (is_published: ${published}, audience: ${audience}, type: ${type})`,
  }
}
