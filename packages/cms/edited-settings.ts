import { parse } from 'yaml'
import { isRecord, toRecord, type Values } from '../../lib/settings/read-json.ts'
import { isSame, normalizeValue, patchYaml } from '../../lib/source/patch-yaml.ts'
import { ALL_LANGUAGES, type CmsField } from './cms-fields.ts'

/**
 * Returns what the form shows of a file of settings, and the file itself in a hidden field, which is needed to write
 * it.
 * @throws if the file cannot be parsed
 */
export function formOfSettings(text: string, fields: readonly CmsField[]): Values {
  return { ...shown(parse(text), fields), source: text }
}

/**
 * Returns a file of settings after an edit. Only what was edited is different: comments, the order of keys, and keys
 * that the form does not have stay. If a value in a list has changed, the whole list is written again, without its
 * comments.
 * @param form the values of the form, as `formOfSettings` returned them; a new file has no `source`
 * @throws if the file cannot be written in such a way that parsing it gives the edited values
 */
export function yamlOfSettings({ source, ...form }: Values, fields: readonly CmsField[]): string {
  const before = typeof source === 'string' ? source : ''
  const was = written(shown(parse(before), fields), fields)
  const will = written(form, fields)
  const text = isSame(was, will) ? before : patchYaml(before && `${before.trimEnd()}\n`, was, will)
  if (!isSame(written(shown(parse(text), fields), fields), will))
    throw new Error('The editor cannot change this file in such a way. Edit the file by hand.')
  return text
}

/**
 * Returns a field for each message of the interface; its hint is the text that readers have now, and the note for
 * translators.
 * @param notes those of the messages, and of other keys of the file
 */
export function messageFields(messages: Values, notes: Readonly<Record<string, string>>): readonly CmsField[] {
  return Object.entries(notes).map(([name, note]) => {
    const hint = typeof messages[name] === 'string' ? `${messages[name]} (${note})` : note
    return { name, label: name, widget: 'string', required: false, hint }
  })
}

/** Returns what the form shows of a file of messages, and the file itself in a hidden field. */
export function formOfMessages(text: string): Values {
  return { ...toRecord(JSON.parse(text)), source: text }
}

/**
 * Returns a file of messages after an edit: a key for each text that is not empty, in the order of the file, then in
 * that of the form.
 */
export function jsonOfMessages({ source, ...form }: Values): string {
  const before = typeof source === 'string' && source ? source : '{}'
  const was = toRecord(JSON.parse(before))
  const keys = [...new Set([...Object.keys(was), ...Object.keys(form)])]
  const texts = keys.flatMap((key) => {
    const text = key in form ? form[key] : was[key]
    return text === '' || text === undefined || text === null ? [] : [[key, text] as const]
  })
  const [, indent = '  '] = /^\{\r?\n([ \t]+)/.exec(before) ?? []
  const will = Object.fromEntries(texts)
  return JSON.stringify(will) === JSON.stringify(was) ? before : JSON.stringify(will, null, indent)
}

/** Returns values of a file as the form has them: groups of keys that are not fixed become lists. */
function shown(value: unknown, fields: readonly CmsField[]): Values {
  const values = toRecord(value)
  return mapFields(fields, values, (field, own) => {
    const { fields: inner = [], keyed, byLanguage } = field
    if (byLanguage) return shown(isRecord(own) ? own : { [ALL_LANGUAGES]: own }, inner)
    if (keyed) return Object.entries(toRecord(own)).map(([key, one]) => ({ key, ...entryOf(one, inner) }))
    if (inner.length === 0) return own
    return Array.isArray(own) ? own.map((one) => shown(one, inner)) : shown(own, inner)
  })
}

function entryOf(value: unknown, fields: readonly CmsField[]): Values {
  return isRecord(value) ? shown(value, fields) : { value }
}

/** Returns the values of a form as the file has them. */
function written(form: Values, fields: readonly CmsField[]): Values {
  return mapFields(fields, form, (field, own) => {
    const { fields: inner = [], keyed, byLanguage } = field
    if (byLanguage) {
      const { [ALL_LANGUAGES]: all, ...each } = written(toRecord(own), inner)
      const [, home] = inner
      if (all === undefined || !home) return each
      return Object.keys(each).length === 0 ? all : { [home.name]: all, ...each }
    }
    if (keyed) {
      const entries = (Array.isArray(own) ? own : []).map(toRecord)
      return Object.fromEntries(
        entries.map(({ key, ...one }) => [String(key), 'value' in one ? one.value : written(one, inner)]),
      )
    }
    if (inner.length === 0) return own
    return Array.isArray(own) ? own.map((one) => written(toRecord(one), inner)) : written(toRecord(own), inner)
  })
}

/** Returns the values of fields after a change. Empty values are left out: a form has them for every field. */
function mapFields(
  fields: readonly CmsField[],
  values: Values,
  change: (field: CmsField, value: unknown) => unknown,
): Values {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = normalizeValue(values[field.name])
      return value === undefined ? [] : [[field.name, change(field, value)]]
    }),
  )
}
