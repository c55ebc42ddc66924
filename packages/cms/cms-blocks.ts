import { z } from 'zod'
import { SECTION_KINDS } from '../../lib/story/kinds/kinds.ts'
import { type OwnKind, ownKinds } from '../../lib/story/kinds/own.ts'

/** A field for an attribute of a block, or for its title or text. */
export interface BlockField {
  readonly name: string
  readonly label: string
  readonly isRequired: boolean
  readonly hint?: string | undefined
  /** The values to choose from. */
  readonly options?: readonly string[] | undefined
  readonly isLong?: boolean
}

/** A block that the CMS inserts into a text. */
export interface CmsBlock {
  readonly name: string
  readonly label: string
  /** Markdown that makes one, which is inserted if there are no fields. */
  readonly example: string
  /** The form of a kind of the newsroom; undefined for Masthead’s own kinds. */
  readonly form?: OwnKind['form'] | undefined
  readonly fields: readonly BlockField[]
}

/** The names of the fields that are no attributes. No attribute contains a space. */
const TITLE = 'the title'
const TEXT = 'the text'

/** Returns the blocks that the CMS offers: those of the newsroom with their fields, then Masthead’s own. */
export function cmsBlocks(): readonly CmsBlock[] {
  const own = Object.entries(ownKinds()).map(([name, kind]) => {
    const { form, example, label = labelOf(name) } = kind
    return { name, label, example, form, fields: fieldsOf(kind) }
  })
  const builtIn = Object.entries(SECTION_KINDS).flatMap(([kind, { example, variants = { [kind]: example } }]) =>
    kind === 'own'
      ? []
      : // No kind of the newsroom has a space in its name.
        Object.entries(variants).map(([variant, markdown]) => {
          return { name: `${kind} ${variant}`, label: labelOf(variant), example: markdown, fields: [] }
        }),
  )
  return [...own, ...builtIn]
}

function fieldsOf({ form, attributes }: OwnKind): readonly BlockField[] {
  const { properties = {}, required = [] } = attributes
    ? z.toJSONSchema(attributes, { io: 'input', unrepresentable: 'any' })
    : {}
  const fields = Object.entries(properties).flatMap(([name, schema]) => {
    if (typeof schema === 'boolean') return []
    const { title = labelOf(name), description: hint, enum: options } = schema
    return [{ name, label: title, isRequired: required.includes(name), hint, options: options?.map(String) }]
  })
  const title = { name: TITLE, label: 'Title', isRequired: false }
  const text = { name: TEXT, label: 'Text', isRequired: true, isLong: true }
  return [title, ...fields, ...(form === 'block' ? [text] : [])]
}

function labelOf(name: string): string {
  const words = name.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/**
 * Returns the Markdown of a block.
 * @param values the values of its fields; attributes without one are left out
 */
export function blockMarkdown({ name, form, example, fields }: CmsBlock, values: ReadonlyMap<string, string>): string {
  if (!form) return example
  const title = (values.get(TITLE) ?? '').replaceAll(/[\\[\]]/g, '\\$&')
  const attributes = fields.flatMap((field) => {
    const value = field.name.includes(' ') ? undefined : values.get(field.name)
    return value ? `${field.name}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"` : []
  })
  const head = name + (title && `[${title}]`) + (attributes.length > 0 ? `{${attributes.join(' ')}}` : '')
  return form === 'line' ? `::${head}` : `:::${head}\n${values.get(TEXT) ?? ''}\n:::`
}
