import type { Importer, ImportSource, SourceText } from 'masthead'

type Values = Readonly<Record<string, unknown>>

const TABLE = /\.(?:csv|json)$/i

/** Drupal: nodes as JSON:API gives them, or as a view exports them in CSV or JSON; with a copy of its files beside. */
export const drupal: Importer = {
  pictures: ['sites/default/files', 'files'],
  recognises: ({ files, textOf }) =>
    files.some((file) =>
      /"jsonapi"\s*:|"drupal_internal__nid"|^\s*\[\s*\{[^{}]*"nid"|^(?:\ufeff)?[^\n]*\bnid\b[^\n]*\n/i.test(
        TABLE.test(file) ? (textOf(file)?.slice(0, 4000) ?? '') : '',
      ),
    ),
  // A size of a picture is made from its file.
  resolve: (url) => url.replace(/\?itok=.*$/, '').replace(/\/styles\/[^/]+\/public\//, '/'),
  *read(source) {
    for (const file of source.files.filter((one) => TABLE.test(one))) {
      const rows = rowsOf(source, file)
      const nodes = rows.filter(({ values }) => isNode(values))
      const others = rows.length - nodes.length
      const message = `${others} of its rows are not nodes, which have a nid and a title; they are not imported.`
      if (others > 0) source.report(file, 1, message)
      for (const { line, values, site } of nodes) yield { file, line, ...storyOf(values, site) }
    }
  },
}

function isNode(values: Values): boolean {
  const names = Object.keys(values).filter((key) => values[key])
  const has = (name: string) => names.some((key) => key.toLowerCase() === name)
  return (has('nid') || has('uuid')) && has('title')
}

/** One node: its values by the names of columns, and the address of its site if the file says it. */
interface Row {
  readonly line: number
  readonly values: Values
  readonly site?: string
}

function rowsOf(source: ImportSource, file: string): readonly Row[] {
  if (file.endsWith('.csv')) return source.rowsOf(file)
  const text = source.textOf(file) ?? ''
  const data = source.dataOf(file)
  const lineOf = (id: unknown) => text.slice(0, Math.max(0, text.indexOf(JSON.stringify(id)))).split('\n').length
  return Array.isArray(data)
    ? data.map(asRecord).map((values) => ({ line: lineOf(values.nid), values }))
    : rowsOfJsonApi(asRecord(data), lineOf)
}

/** Returns the nodes of an answer of JSON:API, with the names of what they refer to. */
function rowsOfJsonApi({ data, included, links }: Values, lineOf: (id: unknown) => number): Row[] {
  const site = URL.parse(String(asRecord(asRecord(links).self).href))?.origin ?? ''
  const all = new Map(asList(included).map((each) => [String(each.id), each]))
  return asList(data)
    .filter(({ type }) => String(type).startsWith('node--'))
    .map(({ id, type, attributes, relationships }) => {
      const { body, path, drupal_internal__nid: nid, moderation_state: state, ...known } = asRecord(attributes)
      const { title, created, changed, langcode, status } = known
      const related = Object.entries(asRecord(relationships)).map(([name, relationship]) => {
        const targets = asList(asRecord(relationship).data)
        const shown = targets.map((target) => shownOf(all.get(String(target.id)), asRecord(target.meta)))
        return [name, shown.filter((each) => each !== undefined)] as const
      })
      const fields = [...Object.entries(known), ...related.filter(([, shown]) => shown.length > 0)]
      const { processed, value, summary: description } = asRecord(body)
      const values = {
        ...{ title, nid, uuid: id, langcode, created, changed, description, path: asRecord(path).alias },
        // A site with workflows says it twice.
        status: status === true && state ? state : status,
        bundle: String(type).slice('node--'.length),
        body: processed ?? value,
        ...Object.fromEntries(fields.filter(([name]) => name.startsWith('field_') || name === 'uid')),
      }
      return { line: lineOf(id), values, site }
    })
}

/** Returns what readers see of a resource: the name of a term or a person, or the address of a file with its text. */
function shownOf(resource: Values | undefined, { alt }: Values): unknown {
  const { uri, display_name: displayed, name } = asRecord(resource?.attributes)
  const { url } = asRecord(uri)
  return url ? { src: url, ...(alt ? { alt } : {}) } : (displayed ?? name)
}

/** Names that views give to the columns, in lower case without punctuation, and those of front matter. */
const COLUMNS: Readonly<Record<string, string>> = {
  ...{ authoredon: 'date', created: 'date', postdate: 'date', publishedon: 'date' },
  ...{ changed: 'updated', updateddate: 'updated', status: 'published', type: 'bundle', contenttype: 'bundle' },
  ...{ authoredby: 'author', uid: 'author', username: 'author', name: 'author' },
  ...{ fieldauthor: 'author', fieldauthors: 'author', fieldbyline: 'byline', fieldtranslator: 'translator' },
  ...{ fieldtags: 'tags', fieldcategory: 'categories', fieldtopics: 'tags', langcode: 'lang', language: 'lang' },
  ...{ fieldimage: 'image', fieldmediaimage: 'image', fieldimagealt: 'imagealt', uuid: 'uuid' },
  ...{ pathalias: 'permalink', path: 'permalink', viewnode: 'permalink', url: 'permalink' },
  ...{ body: 'body', bodyvalue: 'body', summary: 'description', bodysummary: 'description' },
  ...{ fieldsummary: 'description', fieldsubtitle: 'description' },
}

function storyOf(row: Values, site = ''): Omit<SourceText, 'file'> {
  const columns = Object.entries(row)
    .filter(([, value]) => value !== '' && value !== null && value !== undefined)
    .map(([key, value]) => [COLUMNS[key.toLowerCase().replaceAll(/[^a-z\d]/g, '')] ?? key, plainValue(value)] as const)
  // Several columns may name the author; the number of an account is no name.
  const author = columns.flatMap(([key, value]) => (key === 'author' && !/^\d*$/.test(String(value)) ? value : []))
  const shaped: Values = { ...Object.fromEntries(columns), author }
  const { body = '', nid, bundle, uuid, published, date, updated, permalink, ...others } = shaped
  const isOut = /^(?:published|✔|true|yes|on|y|1)$/i.test(String(published))
  const isStated = /^(?:unpublished|✖|0|false|off|no)$/i.test(String(published))
  const path = permalink ? String(permalink) : `/node/${nid ?? uuid}`
  const title = String(others.title ?? '')
  return {
    name: path.split('/').filter(Boolean).at(-1) ?? title,
    isPage: bundle === 'page',
    // The languages of one node share its number.
    key: String(nid ?? uuid),
    address: site + path,
    frontMatter: {
      ...others,
      ...{ date: dayOf(date), updated: dayOf(updated), draft: isStated },
      aliases: nid ? [`/node/${nid}`] : [],
    },
    html: String(body),
    doubt:
      isOut || isStated ? undefined : `Its row does not say that it is published (status: ${published ?? 'missing'})`,
  }
}

/** Returns the value of a field that an export writes as a list of one, or as an object with a value. */
function plainValue(value: unknown): unknown {
  if (Array.isArray(value) && value.length === 1) return plainValue(value[0])
  return asRecord(value).value ?? value
}

/** Converts a time in seconds since 1970 to a date. */
function dayOf(written: unknown): unknown {
  return /^\d{9,11}$/.test(String(written)) ? new Date(Number(written) * 1000).toISOString() : written
}

function asRecord(value: unknown): Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

function asList(value: unknown): Values[] {
  return [value].flat().filter(Boolean).map(asRecord)
}
