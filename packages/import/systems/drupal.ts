import path from 'node:path'
import { type Place, START } from '../../../lib/problem/problem.ts'
import { isRecord, toRecord, type Values } from '../../../lib/source/is-record.ts'
import { readStart, type SourceFile } from '../../../lib/source/source-file.ts'
import { pictureFinder } from '../output/find-picture.ts'
import { factsOf } from '../source/facts-of.ts'
import { htmlValue } from '../source/html-value.ts'
import { languageFor } from '../source/language-for.ts'
import { readCsv } from '../source/read-csv.ts'
import { orReport, readEach } from '../source/read-each.ts'
import { readText, warnFor } from '../source/source-site.ts'
import { asDraft, isYes } from '../source/visibility.ts'
import type { ImportedEdition, SourceSite, System } from '../types/imported.ts'
import { rowsOfJsonApi } from './drupal-json-api.ts'

const TABLE = /\.(?:csv|json)$/i

/** Drupal: nodes as JSON:API gives them, or as a view exports them in CSV or JSON; with a copy of its files beside. */
export const drupal: System = {
  name: 'drupal',
  recognises: ({ root, files }) =>
    files.some((file) => {
      const start = TABLE.test(file) ? new TextDecoder().decode(readStart(path.join(root, file), 4000)) : ''
      return /"jsonapi"\s*:|"drupal_internal__nid"|^\s*\[\s*\{[^{}]*"nid"|^(?:\ufeff)?[^\n]*\bnid\b[^\n]*\n/i.test(
        start,
      )
    }),
  read: (site, now) => {
    const tables = site.files.filter((file) => TABLE.test(file))
    const hosts = new Set<string>()
    return {
      editions: readEach(site, tables, (file) => readTable(site, file, hosts, now)),
      hosts,
      findPicture: (edition, src) =>
        pictureFinder(site.root, ['', 'sites/default/files', 'files'], [...hosts], (each) =>
          each.replace(/\?itok=.*$/, '').replace(/\/styles\/[^/]+\/public\//, '/'),
        )(edition, src),
      pictures: site.files,
    }
  },
}

/** One node: its values by the usual names of front matter, and its text. */
export interface DrupalRow {
  readonly place: Place
  readonly values: Values
}

function readTable(site: SourceSite, file: string, hosts: Set<string>, now: number): ImportedEdition[] {
  const source = readText(site, file)
  if (!source) return []
  const warn = warnFor(site, source)
  const rows = rowsOf(source, file, hosts)
  const isNode = ({ values }: DrupalRow) => {
    const plain = Object.fromEntries(Object.entries(values).map(([key, value]) => [key.toLowerCase(), value]))
    return Boolean(plain.nid || plain.uuid) && Boolean(plain.title)
  }
  const others = rows.filter((row) => !isNode(row)).length
  if (others > 0)
    warn(
      START,
      'import-skipped',
      `${others} of its rows are no nodes, which have a nid and a title; they are not imported.`,
    )
  return rows.filter(isNode).flatMap((row) => orReport(warn, row.place, () => editionOf(site, source, row, now)) ?? [])
}

function rowsOf({ text }: SourceFile, file: string, hosts: Set<string>): DrupalRow[] {
  if (file.endsWith('.csv')) return readCsv(text).map(({ line, values }) => ({ place: { line, column: 1 }, values }))
  const parsed: unknown = JSON.parse(text)
  const list = Array.isArray(parsed) ? parsed : []
  if (list.length > 0) return list.filter(isRecord).map((values) => ({ place: placeIn(text, values.nid), values }))
  return rowsOfJsonApi(toRecord(parsed), hosts, (id) => placeIn(text, id))
}

/** Returns the place where a file first names an id. */
function placeIn(text: string, id: unknown): Place {
  const at = text.indexOf(JSON.stringify(id))
  return at < 0 ? START : { line: text.slice(0, at).split('\n').length, column: 1 }
}

/** Names that views give to the columns, in lower case without punctuation, and ours. */
const COLUMNS: Readonly<Record<string, string>> = {
  ...{ authoredon: 'date', created: 'date', postdate: 'date', publishedon: 'date' },
  ...{ changed: 'updated', updateddate: 'updated' },
  ...{ authoredby: 'author', uid: 'author', username: 'author', name: 'author' },
  ...{ fieldauthor: 'author', fieldauthors: 'author', fieldbyline: 'byline', fieldtranslator: 'translator' },
  ...{ fieldtags: 'tags', fieldcategory: 'categories', fieldtopics: 'tags' },
  ...{ fieldimage: 'image', fieldmediaimage: 'image', fieldimagealt: 'imagealt' },
  ...{
    langcode: 'lang',
    language: 'lang',
    pathalias: 'permalink',
    path: 'permalink',
    viewnode: 'permalink',
    url: 'permalink',
  },
  ...{
    status: 'published',
    contenttype: 'bundle',
    type: 'bundle',
    body: 'body',
    bodyvalue: 'body',
    summary: 'description',
  },
  ...{ bodysummary: 'description', fieldsummary: 'description', fieldsubtitle: 'description', uuid: 'uuid' },
}

function editionOf(site: SourceSite, source: SourceFile, { place, values }: DrupalRow, now: number): ImportedEdition {
  const warn = warnFor(site, source)
  const columns = Object.entries(values)
    .filter(([, value]) => value !== '' && value !== null)
    .map(([key, value]) => [COLUMNS[key.toLowerCase().replaceAll(/[^a-z\d]/g, '')] ?? key, plainValue(value)] as const)
  // Several columns may name the author; the number of an account is no name.
  const isName = ([key, value]: (typeof columns)[number]) => key === 'author' && !/^\d*$/.test(String(value))
  const author = columns.filter(isName).flatMap(([, value]) => value)
  const shaped: Values = { ...Object.fromEntries(columns), author }
  const { body = '', nid, bundle, uuid, published, date, updated, permalink, ...others } = shaped
  const own = {
    ...others,
    ...(permalink ? { permalink: String(permalink) } : {}),
    date: dayOf(date),
    updated: dayOf(updated),
  }
  const isOut = isYes(published) || /^(?:published|✔)$/i.test(String(published))
  const isStated = published !== undefined && /^(?:unpublished|✖|0|false|off|no)$/i.test(String(published))
  const read = factsOf({ values: { ...own, draft: isStated }, placeOf: () => place }, { warn, now })
  const reason = `Its row does not say that it is published (status: ${published ?? 'missing'})`
  const facts = isOut || isStated || read.draft ? read : asDraft(read, reason, warn, place)
  const id = nid ?? uuid
  const address = facts.permalink ?? `/node/${id}`
  const html = String(body)
  return {
    source,
    place,
    collection: bundle === 'page' ? 'pages' : 'stories',
    // The languages of one node share its number.
    key: facts.key ?? String(id),
    lang: languageFor(facts.lang ?? site.language, site.languages),
    name: address.split('/').filter(Boolean).at(-1) ?? facts.title ?? String(nid),
    facts,
    readBody: () => htmlValue(html, place, warn),
    address,
    paths: [address, `/node/${id}`],
    former: [address, ...(nid ? [`/node/${nid}`] : []), ...facts.aliases],
    warn,
  }
}

/** Returns the value of a field that an export writes as a list of one, or as an object with a value. */
function plainValue(value: unknown): unknown {
  if (Array.isArray(value) && value.length === 1) return plainValue(value[0])
  return isRecord(value) && 'value' in value ? value.value : value
}

/** Converts a time in seconds since 1970 to a date. */
function dayOf(written: unknown): unknown {
  return /^\d{9,11}$/.test(String(written)) ? new Date(Number(written) * 1000).toISOString() : written
}
