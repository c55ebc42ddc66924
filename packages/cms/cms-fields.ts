import { z } from 'zod'
import type { Language } from '../../lib/language/language.ts'
import type { EditedSchemas } from '../../lib/library/package-of.ts'
import { type Publication, textIn } from '../../lib/publication/publication.ts'
import { isRecord } from '../../lib/settings/read-json.ts'

/** A field of a form, in the format of Sveltia CMS. */
export interface CmsField {
  readonly name: string
  readonly label: string
  readonly widget: string
  readonly required: boolean
  readonly i18n?: true
  readonly hint?: string
  readonly options?: readonly { readonly label: string; readonly value: string }[]
  readonly fields?: readonly CmsField[]
  /** What the field has in a new story. */
  readonly default?: string | boolean
  /** The zone of the times that are typed into the field. */
  readonly input_timezone?: string
  /** What a closed entry of a list shows. */
  readonly summary?: string
  /** Whether entries and groups are closed at first. */
  readonly collapsed?: boolean
  /** Whether the list has the entries of a group of keys: the file has them by their `key`. */
  readonly keyed?: true
  /** Whether the fields are those of a value for all languages, and of one for each, the default language first. */
  readonly byLanguage?: true
}

/** The name of the field for a value that all languages share. No language tag is like it. */
export const ALL_LANGUAGES = 'allLanguages'

type Schema = z.core.JSONSchema.BaseSchema

// `masthead translate --done` and the desk write these; nobody types them.
const NOT_TYPED = ['sections', 'review']
const LONG_TEXTS = ['description', 'text', 'reason', 'caption', 'about', 'address', 'credits']
const LABELS: Readonly<Record<string, string>> = {
  src: 'Picture',
  alt: 'What it shows',
  of: 'Made from',
  by: 'Made by',
}

/** Returns the fields of a story: those of its front matter, from the same schema that reads it, and its text. */
export function cmsFields(
  publication: Publication,
  { frontMatter }: Pick<EditedSchemas, 'frontMatter'>,
): readonly CmsField[] {
  const schema = z.toJSONSchema(frontMatter, { io: 'input' })
  const fields = fieldsOf(schema, (name, property) => storyWidget(name, property, publication)).map(translated)
  const isAbove = ({ name }: CmsField) => name === 'title' || name === 'description'
  const body = { name: 'body', label: 'Text', widget: 'text', i18n: true, required: true } as const
  return [...fields.filter(isAbove), body, ...fields.filter((field) => !isAbove(field))]
}

type Widget = Pick<CmsField, 'widget'> & Partial<CmsField>

/** Returns the fields of an object, without those for which there is no widget. */
function fieldsOf(
  { properties = {}, required = [] }: Schema,
  widgetOf: (name: string, schema: Schema) => Widget | undefined,
) {
  return Object.entries(properties).flatMap(([name, property]): CmsField[] => {
    const widget = typeof property === 'object' ? widgetOf(name, property) : undefined
    if (typeof property !== 'object' || !widget) return []
    const hint = property.description
    return [{ name, label: labelOf(name), required: required.includes(name), ...(hint ? { hint } : {}), ...widget }]
  })
}

function labelOf(name: string): string {
  const words = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return LABELS[name] ?? words.charAt(0).toUpperCase() + words.slice(1)
}

/** Marks a field, and the fields inside it, as different in each language of a story. */
function translated(field: CmsField): CmsField {
  return { ...field, i18n: true, ...(field.fields ? { fields: field.fields.map(translated) } : {}) }
}

function storyWidget(name: string, schema: Schema, publication: Publication): Widget | undefined {
  const inner = (one: Schema) => fieldsOf(one, (key, property) => storyWidget(key, property, publication))
  const { type, properties, items } = schema
  if (NOT_TYPED.includes(name)) return undefined
  if (name === 'src') return { widget: 'image' }
  if (name === 'section') {
    const sections = Object.entries(publication.sections)
    const options = sections.map(([value, { label }]) => ({
      label: textIn(label, publication.defaultLanguage, publication),
      value,
    }))
    return { widget: 'select', options }
  }
  if (type === 'array') {
    const hasFields = typeof items === 'object' && !Array.isArray(items) && items.properties
    return { widget: 'list', ...(hasFields ? { fields: inner(items) } : {}) }
  }
  if (properties) return { widget: 'object', fields: inner(schema) }
  return type === 'object' ? { widget: 'keyvalue' } : plainWidget(name, schema)
}

/** Keys of site.yaml that people who keep the machine change, and not editors. */
const TECHNICAL = [
  'editor',
  'translation',
  'languages',
  'defaultLanguage',
  'newsSitemap',
  'hub',
  'tell',
  'security',
  'gpc',
]

/**
 * Returns the fields of site.yaml for editors, from the schema that reads it. Keys whose values have several forms,
 * such as `consent` and `menus`, have no fields; they stay as they are in the file.
 */
export function siteFields(publication: Publication, { site }: Pick<EditedSchemas, 'site'>): readonly CmsField[] {
  const fields = settingsFields(z.toJSONSchema(site, { io: 'input' }), publication)
  return fields.filter(({ name }) => !TECHNICAL.includes(name))
}

/** Returns the fields of front.yaml, from the schema that reads it. */
export function frontFields(publication: Publication, { front }: Pick<EditedSchemas, 'front'>): readonly CmsField[] {
  return settingsFields(z.toJSONSchema(front, { io: 'input' }), publication)
}

/** Returns the fields of glossary.yaml: for each language, the forms of a term, of its title and of words to avoid. */
export function glossaryFields({ languages }: Publication): readonly CmsField[] {
  const forms = languages.map(({ tag, endonym }) => ({ name: tag, label: endonym, widget: 'text', required: false }))
  const group = (name: string, label: string) => {
    return { name, label, widget: 'object', required: false, collapsed: true, fields: forms }
  }
  const fields = [...forms, group('title', 'Title of the person'), group('avoid', 'Words to avoid')]
  const hint = 'In each language the form to write; on further lines other forms, with * for any ending.'
  const summary = `{{fields.${languages[0]?.tag}}}`
  return [{ name: 'terms', label: 'Terms', widget: 'list', required: false, collapsed: true, hint, summary, fields }]
}

function settingsFields(schema: Schema, publication: Publication): CmsField[] {
  return fieldsOf(schema, (name, property) => settingsWidget(name, property, publication))
}

function settingsWidget(name: string, given: Schema, publication: Publication): Widget | undefined {
  if (given.byLanguage) return languageWidget(name, given, publication)
  const schema = given.anyOf ? notNull(given.anyOf) : given
  if (!schema) return undefined
  const { type, properties, items, additionalProperties: values } = schema
  const inner = (one: Schema) => settingsFields(one, publication)
  if (type === 'array') {
    if (typeof items !== 'object' || Array.isArray(items) || items.anyOf) return undefined
    if (!items.properties) return { widget: 'list' }
    const fields = inner(items)
    return fields.length === Object.keys(items.properties).length ? { widget: 'list', fields } : undefined
  }
  if (properties) return { widget: 'object', fields: inner(schema) }
  if (type !== 'object') return plainWidget(name, schema)
  if (typeof values !== 'object') return undefined
  const key = { name: 'key', label: 'Name in files and addresses', widget: 'string', required: true }
  if (values.properties)
    return { widget: 'list', keyed: true, summary: '{{fields.key}}', fields: [key, ...inner(values)] }
  if (values.type !== 'string') return undefined
  const value = { name: 'value', label: 'Value', widget: 'string', required: true }
  return { widget: 'list', keyed: true, summary: '{{fields.key}}', fields: [key, value] }
}

/** Returns the fields of a value that all languages share, and of one for each language. */
function languageWidget(name: string, { anyOf = [] }: Schema, publication: Publication): Widget | undefined {
  const widget = isRecord(anyOf[0]) ? settingsWidget(name, anyOf[0], publication) : undefined
  if (!widget) return undefined
  const isDefault = ({ tag }: Language) => tag === publication.defaultLanguage
  const languages = publication.languages.toSorted((a, b) => Number(isDefault(b)) - Number(isDefault(a)))
  const each = languages.map(({ tag, endonym }) => ({ name: tag, label: endonym, required: false, ...widget }))
  const all = { name: ALL_LANGUAGES, label: 'All languages', required: false, ...widget }
  return { widget: 'object', byLanguage: true, fields: [all, ...each] }
}

/** Returns the only alternative besides null; undefined if there are more. */
function notNull(alternatives: readonly unknown[]): Schema | undefined {
  const others = alternatives.filter((one): one is Schema => isRecord(one) && one.type !== 'null')
  return others.length === 1 ? others[0] : undefined
}

/** Whether a text is a time: its pattern accepts one, and no word. */
function isTime({ pattern }: Schema): boolean {
  const accepts = (text: string) => pattern !== undefined && new RegExp(pattern, 'u').test(text)
  return accepts('2025-02-24T09:00:00Z') && !accepts('harbour')
}

function plainWidget(name: string, schema: Schema): Widget | undefined {
  const { type, enum: values } = schema
  if (values) return { widget: 'select', options: values.map(String).map((value) => ({ label: value, value })) }
  if (type === 'boolean') return { widget: 'boolean' }
  if (type !== 'string') return undefined
  if (isTime(schema)) return { widget: 'datetime' }
  return { widget: LONG_TEXTS.includes(name) ? 'text' : 'string' }
}
