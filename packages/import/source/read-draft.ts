import type { Root } from 'mdast'
import { type TagSystem, TEXTS } from '../../../lib/newsroom/import-source.ts'
import { START } from '../../../lib/problem/problem.ts'
import type { Values } from '../../../lib/settings/read-json.ts'
import { writeFormulas } from '../body/formulas.ts'
import { htmlBody, markdownBody } from '../body/markdown-tree.ts'
import { applyEdits, codeIn, replaceTags } from '../body/tags.ts'
import type { Warn } from '../body/warn.ts'
import { closedParts } from './closed-parts.ts'
import { asDraft, type DraftReason } from './drafts.ts'
import { type FactContext, type Facts, factsOf, futureTime } from './facts-of.ts'
import { htmlPageIn } from './html-page.ts'
import { splitFile } from './source-data.ts'
import type { SourceSite } from './source-site.ts'
import { readText, warnFor } from './source-site.ts'
import { toDate } from './to-date.ts'
import LIST from './visibility.json' with { type: 'json' }
import { closedKeys } from './visibility.ts'

/**
 * Reads a text file of a source; undefined if it cannot be read, which is then reported.
 * @param more values from its folders, for keys that it does not have; or a function that returns its values, also from
 * those of a page in HTML
 */
export function readDraft(
  site: SourceSite,
  file: string,
  context: Omit<FactContext, 'warn'>,
  more: Values | ((values: Values, page: Values | undefined) => Values) = {},
) {
  const source = readText(site, file)
  const split = source && splitFile(source, site.problems)
  if (!split) return undefined
  const warn = warnFor(site, source)
  const { data, body } = split
  const page = typeof more === 'function' ? htmlPageIn(source, body) : undefined
  const values = typeof more === 'function' ? more(data.values, page?.values) : { ...more, ...data.values }
  return {
    /** What its edition has in any system. */
    given: { source, place: START, warn },
    facts: inPlace(factsOf({ ...data, values }, { ...context, warn }), file, body, context),
    page,
    values: data.values,
    body,
    /** Reads its text, and replaces the tags of its system. */
    readBody: (tags?: TagSystem) => readBody(source.name, body, tags, site.hasFormulas === true, warn),
  }
}

/** Folders for what is not published, and the end of the name of a draft: `mill.draft.md`. */
const KEPT_BACK = /(?:^|\/)_?(?:(drafts?)|private|unpublished|trash)\/|(\.draft)\.\w+$/i

/** Other such folders. A story about one of these things may have its name as the name of its own folder. */
const OTHERS_KEPT_BACK = new RegExp(`(?:^|/)_?(?:${LIST.folders.join('|')})/`, 'i')

/** A date in the name of a file or a folder: `2024-01-05-mill.md`, `2024/01/05/mill.md`, `20240105-mill.md`. */
const DATED = /(?:^|\/)((?:19|20)\d{2})([-_/.]?)(\d{2})\2(\d{2})(?=[-_/.T])/g

/**
 * Returns the facts of a file as its path and its text have them, too: it is a draft if a folder, its name or a part of
 * its text says so, and scheduled if the date in its path is in the future.
 */
function inPlace(facts: Facts, file: string, body: string, { zone, now }: Omit<FactContext, 'warn'>): Facts {
  const lines = { values: linesAbove(body), placeOf: () => START }
  const reasons = [...closedFolder(file), ...closedParts(body), ...closedKeys(lines, now)]
  const date = toDate(lines.values.date, zone) ?? dateInPath(file)
  return heldUntil(asDraft(facts, ...reasons), date, zone, now)
}

/** Returns facts of a text that its system shows from a date on, which counts if front matter has no date. */
export function heldUntil(facts: Facts, date: string | undefined, zone: string | undefined, now: number): Facts {
  const isOwn = facts.date !== undefined || facts.publish !== undefined
  const publish = isOwn ? undefined : futureTime(date, zone, now)
  return publish ? { ...facts, date, publish } : facts
}

/** A line of facts of Pelican (`Status: draft`) or Nikola (`.. status: draft`), which may be in a comment. */
const FACT = /^(?:\.\.\s+)?([a-z][\w-]*):\s*(.*)$/i

/** Returns the facts in the first lines of a text without front matter; none if one of them is something else. */
function linesAbove(body: string): Values {
  const [above = ''] = body.replace(/^<!--\s*\n/, '').split(/\n\s*(?:-->\s*)?\n|\n-->/, 1)
  const facts = above.split('\n').map((line) => FACT.exec(line.trim()))
  if (!facts.every((fact) => fact !== null)) return {}
  return Object.fromEntries(facts.map(([, key = '', value = '']) => [key.toLowerCase(), value]))
}

function dateInPath(file: string): string | undefined {
  const [, year, , month, day] = [...file.matchAll(DATED)].at(-1) ?? []
  return year && `${year}-${month}-${day}`
}

function closedFolder(file: string): DraftReason[] {
  const found = KEPT_BACK.exec(file) ?? OTHERS_KEPT_BACK.exec(file.replace(/\/index(?:\.[\w-]+)?\.\w+$/, ''))
  if (!found) return []
  const name = found[0].replaceAll('/', '')
  const isStated = (found[1] ?? found[2]) !== undefined
  return [{ kind: 'folder', name, ...(isStated ? {} : { why: `The folder “${name}” is not for readers` }) }]
}

function readBody(file: string, body: string, tags: TagSystem | undefined, hasFormulas: boolean, warn: Warn): Root {
  const isHtml = /\.html?$/i.test(file)
  const isMdx = /\.mdx$/i.test(file)
  const edited = tags ? replaceTags(body, tags, () => (isHtml ? [] : codeIn(body, isMdx)), warn) : applyEdits(body, [])
  if (isHtml) return htmlBody(edited, warn)
  return markdownBody(writeFormulas(edited, hasFormulas, isMdx, warn), warn, isMdx)
}

type FileName = ReturnType<typeof fileNameOf>

/**
 * Splits a file’s path into its folders, the name without extension and date, its language, and its date
 * (`2024-01-05`) if the name begins with one.
 * @param languages the suffixes and folder names that are languages
 */
export function fileNameOf(file: string, languages: readonly string[]) {
  const folders = file.split('/')
  const base = (folders.pop() ?? '').replace(TEXTS, '')
  const plain = (tag: string | undefined) => tag?.replaceAll('_', '-').toLowerCase()
  const known = (part: string | undefined) => languages.find((tag) => plain(tag) === plain(part))
  const [, stem = base, ending] = /^(.+)\.([A-Za-z]{2,3}(?:[-_][A-Za-z\d]+)*)$/.exec(base) ?? []
  const suffix = known(ending)
  const inFolder = folders.findIndex((part) => known(part))
  const whole = suffix ? stem : base
  const [, date, name = whole] = /^(\d{4}-\d{1,2}-\d{1,2})-(.+)$/.exec(whole) ?? []
  return {
    folders: suffix ? folders : folders.filter((_, index) => index !== inFolder),
    name,
    lang: suffix ?? known(folders[inFolder]),
    date,
  }
}

/** Returns the name of a story and the folders above it: a file named `index` is named for its folder. */
export function storyNameOf({ folders, name }: FileName): Pick<FileName, 'folders' | 'name'> {
  return name === 'index' ? { folders: folders.slice(0, -1), name: folders.at(-1) ?? name } : { folders, name }
}
