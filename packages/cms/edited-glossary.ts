import { isNode, isSeq, parseDocument, stringify } from 'yaml'
import { isRecord, toRecord, type Values } from '../../lib/settings/read-json.ts'
import { isSame, normalizeValue } from '../../lib/source/patch-yaml.ts'

/**
 * Returns what the form shows of glossary.yaml, each word with a line for each of its forms, and the file itself in a
 * hidden field.
 * @throws if the file cannot be parsed
 */
export function formOfGlossary(text: string): Values {
  return { terms: entriesOf(text).map(({ value }) => value), source: text }
}

/**
 * Returns glossary.yaml after an edit. Entries that were not edited stay as they are, and so do all lines between
 * entries.
 * @param form the values of the form, as `formOfGlossary` returned them; a new file has no `source`
 */
export function yamlOfGlossary({ source, terms }: Values): string {
  const before = typeof source === 'string' && source ? `${source.trimEnd()}\n` : ''
  const left = new Set(entriesOf(before))
  const entries = [...left]
  const lines = (Array.isArray(terms) ? terms : []).flatMap((term) => {
    const kept = entries.find((entry) => left.has(entry) && isSame(entry.value, term))
    if (kept) left.delete(kept)
    return kept ?? (normalizeValue(term) === undefined ? [] : { text: lineOf(term) })
  })
  let written = 0
  const textUpTo = (end: number) => {
    const between = entries.slice(written, end).map((entry) => entry.above)
    written = Math.max(written, end)
    return between.join('')
  }
  const all = lines.map((line, place) => {
    const was = 'above' in line ? line : entries[place]
    const isEdited = was && (was === line || left.has(was))
    return (isEdited ? textUpTo(entries.indexOf(was) + 1) : '') + line.text
  })
  return all.join('') + textUpTo(entries.length) + before.slice(entries.at(-1)?.end ?? 0)
}

/** An entry of the file: its value in the form, its lines, and those above it that belong to none. */
interface Entry {
  readonly value: Values
  readonly text: string
  readonly above: string
  readonly end: number
}

function entriesOf(text: string): Entry[] {
  const { contents, errors } = parseDocument(text)
  if (errors[0]) throw errors[0]
  let end = 0
  return (isSeq(contents) ? contents.items : []).flatMap((item): Entry[] => {
    if (!isNode(item) || !item.range) return []
    const start = text.lastIndexOf('\n', item.range[0]) + 1
    const above = text.slice(end, start)
    const last = text.slice(0, item.range[1]).trimEnd().length
    end = text.indexOf('\n', last) + 1 || text.length
    return [
      {
        value: withForms(item.toJSON(), (forms) => [forms].flat().join('\n')),
        text: text.slice(start, end),
        above,
        end,
      },
    ]
  })
}

function lineOf(term: unknown): string {
  const value = withForms(normalizeValue(term), (lines) => {
    const forms = String(lines).split(/\s*\n\s*/)
    return forms.length === 1 ? forms[0] : forms
  })
  return `- ${stringify(value, { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 })}`
}

/** Returns an entry with other forms of each word, also of titles and of words to avoid, which are by language too. */
function withForms(entry: unknown, change: (forms: unknown) => unknown): Values {
  const changed = Object.entries(toRecord(entry)).map(([key, one]) => [
    key,
    isRecord(one) ? withForms(one, change) : change(one),
  ])
  return Object.fromEntries(changed)
}
