import { planFront } from '../../library/front-plan.ts'
import type { Library } from '../../library/library.ts'
import type { Packages } from '../../library/package-of.ts'
import type { SiteContext, SiteFile, SiteFolder } from '../../library/site-file.ts'
import { type SearchIndex, searchFolders, searchIndexes } from '../../search/search-folders.ts'
import { type Database, sealed, textOf, unsealed } from '../../store/database.ts'
import type { FeedList } from '../../syndication/feed/feed.ts'
import { FEED_TEXTS, feedFiles, feedLists } from '../../syndication/feed/feed-files.ts'
import { llmsFile, type NewestStories, newestStories } from '../../syndication/feed/llms-file.ts'

/** The outputs that are made from the texts of some stories, by kind, in the order in which they are made. */
export interface TextOutputs {
  readonly feeds: readonly FeedList[]
  readonly mail: readonly NewestStories[] | undefined
  readonly newest: readonly NewestStories[] | undefined
  readonly search: readonly SearchIndex[]
}

/** Returns all lists of stories whose texts are in files of the whole site. */
function allLists(library: Library): TextOutputs {
  return {
    feeds: feedLists(library),
    mail: mailStories(library),
    newest: newestStories(library),
    search: searchIndexes(library),
  }
}

/** Returns the stories of the mail edition of each language, by slug: the first ones of its front page. */
export function mailStories(library: Library): readonly NewestStories[] {
  const { mail, languages } = library.publication
  if (!mail) return []
  return languages.map(({ tag: lang }) => ({ lang, slugs: frontSlugs(library, lang).slice(0, mail.stories) }))
}

/** Returns the stories of a front page, from top to bottom. */
function frontSlugs(library: Library, lang: string): string[] {
  const { lead, under, beside, blocks, latest } = planFront(library, lang)
  const all = [...(lead ? [lead] : []), ...under, ...beside, ...blocks.flatMap(({ stories }) => stories), ...latest]
  return all.map(({ edition }) => edition.slug)
}

/** Returns the files of some of these lists, by owner. */
export function textFiles(
  context: SiteContext,
  { feeds, mail, newest, search }: TextOutputs,
  mailFiles: Packages['mail']['mailFiles'],
): Readonly<Record<string, readonly (SiteFile | SiteFolder)[]>> {
  return {
    feeds: feedFiles(context, feeds),
    mail: mail ? mailFiles(context, mail) : [],
    newest: newest ? [llmsFile(context, newest)] : [],
    search: searchFolders(context, search),
  }
}

/** Finds which stories are shown, and writes it down for the next edit of a text. */
export function findShown(db: Database, library: Library): TextOutputs {
  const all = allLists(library)
  const now = new Map(shownLists(all).map(([output, list]) => [output, sealed(output, JSON.stringify(list))]))
  const before = new Map(db.all('SELECT output, list FROM lists').map((row) => [textOf(row.output), textOf(row.list)]))
  for (const output of before.keys()) if (!now.has(output)) db.run('DELETE FROM lists WHERE output = ?', output)
  for (const [output, list] of now)
    if (before.get(output) !== list) db.run('INSERT OR REPLACE INTO lists VALUES (?, ?)', output, list)
  const fed = new Set(all.feeds.flatMap(({ slugs }) => slugs))
  for (const { name } of db.all(`SELECT name FROM memos WHERE name GLOB '${FEED_TEXTS}/*'`))
    if (!fed.has(textOf(name).slice(FEED_TEXTS.length + 1))) db.run('DELETE FROM memos WHERE name = ?', textOf(name))
  return all
}

/** With more stories than this, all lists are looked at. */
const FEW = 50

/** Returns the lists that show any of some stories, as the last build found them. */
export function listsWith(db: Database, slugs: ReadonlySet<string>): TextOutputs {
  const select = 'SELECT output, list FROM lists'
  const rows =
    slugs.size > FEW
      ? db.all(select)
      : [...slugs].flatMap((slug) => db.all(`${select} WHERE instr(list, ?) > 0`, JSON.stringify(slug)))
  const found = new Map(rows.map(({ output, list }) => [textOf(output), list]))
  const of = (kind: string) =>
    [...found].flatMap(([output, list]) => (output.startsWith(`${kind} `) ? JSON.parse(unsealed(output, list)) : []))
  const one = (kind: string) => (found.has(`${kind} `) ? of(kind) : undefined)
  return { feeds: of('feeds'), mail: one('mail'), newest: one('newest'), search: of('search') }
}

/** Returns each list with the name of its row. */
function shownLists({ feeds, mail, newest, search }: TextOutputs): (readonly [string, unknown])[] {
  return [
    ...feeds.map((list) => [`feeds ${list.address}`, list] as const),
    ['mail ', mail],
    ['newest ', newest],
    ...search.map((list) => [`search ${list.lang} ${list.bucket}`, list] as const),
  ]
}
