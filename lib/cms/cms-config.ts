import { z } from 'zod'
import type { Library } from '../library/library.ts'
import { type CmsSettings, inLanguage, type Publication } from '../publication/publication.ts'
import { frontMatterSchema } from '../story/read/front-matter-schema.ts'
import type { Known } from './edited-story.ts'

/** The configuration that the CMS page loads. It is all data, so the same script works for every newsroom. */
export type EditorConfig = ReturnType<typeof cmsConfig>

/** A story that the CMS lists, with the language it was written in. */
export type CmsStory = EditorConfig['stories'][number]

/** The number of stories that are listed, the newest first. Others are opened by their name. */
const LISTED = 500

/** Returns the configuration of the CMS. It names nothing that is unpublished, because its page is public. */
export function cmsConfig({ publication, stories }: Library, settings: CmsSettings) {
  const { cms: _, translation: __, ...published } = publication
  const fields = cmsFields(publication)
  return {
    backend: backendOf(settings),
    /** The prefix of each path in the repository: the content folder followed by a slash, or an empty string. */
    prefix: settings.folder && `${settings.folder}/`,
    stories: [...stories.values()].slice(0, LISTED).map(({ slug, original, editions }) => ({
      slug,
      title: editions.get(original)?.title ?? slug,
      original,
    })),
    fields,
    known: knownOf(fields),
    publication: published,
  }
}

const API = { github: '/api/v3', gitlab: '/api/v4', gitea: '/api/v1' }

/**
 * Returns the backend in which Sveltia CMS finds the files. It requires a Git host even for a folder; no request is
 * sent to that one.
 */
function backendOf({ host, repo, branch, server, signIn, app }: CmsSettings): Record<string, unknown> {
  if (host === 'folder') return { name: 'gitea', repo: 'this/masthead', auth_methods: ['oauth'], app_id: 'none' }
  const own = server?.replace(/\/$/, '')
  const signsIn = host === 'github' ? signIn !== undefined : app !== undefined
  return {
    name: host,
    repo,
    ...(branch ? { branch } : {}),
    ...(own ? { ...(host === 'github' ? {} : { base_url: own }), api_root: own + API[host] } : {}),
    ...(signIn ? { base_url: signIn } : {}),
    ...(app ? { app_id: app } : {}),
    ...(app && host === 'gitlab' ? { auth_type: 'pkce' } : {}),
    auth_methods: signsIn ? ['oauth', 'token'] : ['token'],
  }
}

/** A field of the CMS form, in the format of Sveltia CMS. */
interface CmsField {
  readonly name: string
  readonly label: string
  readonly widget: string
  readonly i18n: true
  readonly required: boolean
  readonly hint?: string
  readonly options?: readonly { readonly label: string; readonly value: string }[]
  readonly fields?: readonly CmsField[]
}

type Schema = z.core.JSONSchema.BaseSchema

// `masthead translate --done` records these; nobody types them.
const NOT_TYPED = ['sections']
const LONG_TEXTS = ['description', 'text', 'reason', 'caption']
const LABELS: Readonly<Record<string, string>> = {
  src: 'Picture',
  alt: 'What it shows',
  of: 'Made from',
  by: 'Made by',
}

/** Returns the fields of a story: those of its front matter, from the same schema that reads it, and its text. */
export function cmsFields(publication: Publication): readonly CmsField[] {
  const fields = fieldsOf(z.toJSONSchema(frontMatterSchema, { io: 'input' }), publication)
  const isAbove = ({ name }: CmsField) => name === 'title' || name === 'description'
  const body = { name: 'body', label: 'Text', widget: 'text', i18n: true, required: true } as const
  return [...fields.filter(isAbove), body, ...fields.filter((field) => !isAbove(field))]
}

function fieldsOf({ properties = {}, required = [] }: Schema, publication: Publication): CmsField[] {
  return Object.entries(properties).flatMap(([name, property]) => {
    if (typeof property !== 'object' || NOT_TYPED.includes(name)) return []
    const hint = property.description
    const label = LABELS[name] ?? name.charAt(0).toUpperCase() + name.slice(1)
    const common = { name, label, i18n: true as const, required: required.includes(name), ...(hint ? { hint } : {}) }
    return { ...common, ...widgetOf(name, property, publication) }
  })
}

function widgetOf(name: string, schema: Schema, publication: Publication) {
  const { type, enum: values, properties, items } = schema
  if (name === 'src') return { widget: 'image' }
  if (name === 'section') {
    const sections = Object.entries(publication.sections)
    const options = sections.map(([value, { label }]) => ({
      label: inLanguage(label, publication.defaultLanguage),
      value,
    }))
    return { widget: 'select', options }
  }
  if (values) return { widget: 'select', options: values.map(String).map((value) => ({ label: value, value })) }
  if (type === 'boolean') return { widget: 'boolean' }
  if (type === 'array') {
    const hasFields = typeof items === 'object' && !Array.isArray(items) && items.properties
    return { widget: 'list', ...(hasFields ? { fields: fieldsOf(items, publication) } : {}) }
  }
  if (properties) return { widget: 'object', fields: fieldsOf(schema, publication) }
  if (type === 'object') return { widget: 'keyvalue' }
  return { widget: LONG_TEXTS.includes(name) ? 'text' : 'string' }
}

/** Returns the keys that a form with these fields contains. */
export function knownOf(fields: readonly CmsField[]): Known {
  const inFrontMatter = fields.filter(({ name }) => name !== 'body')
  return Object.fromEntries(
    inFrontMatter.map(({ name, widget, fields: inner }) => [
      name,
      widget === 'object' && inner ? knownOf(inner) : true,
    ]),
  )
}
