import type { OwnKind } from '../../lib/story/kinds/own.ts'

/** A field for an attribute of a block, or for its title or text. */
export interface BlockField {
  readonly name: string
  readonly label: string
  readonly isRequired: boolean
  readonly hint?: string | undefined
  /** The values to choose from. */
  readonly options?: readonly string[] | undefined
  readonly isLong?: boolean
  /** What the field has at first, such as a table that is to be filled in. */
  readonly start?: string
}

/** A block that the CMS inserts into a text. */
export interface CmsBlock {
  readonly name: string
  readonly label: string
  /** Markdown that makes one, which is inserted if there are no fields. */
  readonly example: string
  /** The form of a kind of the newsroom; undefined for Masthead’s own kinds. */
  readonly form?: OwnKind['form'] | undefined
  /** How a block of Masthead’s own kinds begins, if it has fields: `:::chart`, and the attributes that make the kind. */
  readonly directive?: { readonly name: string; readonly fixed: string } | undefined
  readonly fields: readonly BlockField[]
}

/** The field for the title of a block. No attribute contains a space. */
export const BLOCK_TITLE = 'the title'
/** The field for the text of a block. */
export const BLOCK_TEXT = 'the text'

/** Returns an attribute of a block. Attributes have character references in place of escapes. */
export function attributeMarkdown(name: string, value: string): string {
  return `${name}="${value.trim().replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`
}

/** Returns words between square brackets, as the title of a block or what a picture shows. */
export function bracketed(words: string): string {
  return `[${words.trim().replaceAll(/[\\[\]]/g, '\\$&')}]`
}

/**
 * Returns the Markdown of a block.
 * @param values the values of its fields; attributes without one are left out
 */
export function blockMarkdown(block: CmsBlock, values: ReadonlyMap<string, string>): string {
  const { form = 'block', directive, example, fields } = block
  if (!block.form && !directive) return example
  const title = values.get(BLOCK_TITLE) ?? ''
  const written = fields.flatMap(({ name }) => {
    const value = name.includes(' ') ? undefined : values.get(name)
    return value ? attributeMarkdown(name, value) : []
  })
  const attributes = [directive?.fixed ?? '', ...written].filter(Boolean).join(' ')
  const head = (directive?.name ?? block.name) + (title && bracketed(title)) + (attributes && `{${attributes}}`)
  return form === 'line' ? `::${head}` : `:::${head}\n${values.get(BLOCK_TEXT) ?? ''}\n:::`
}
