import { z } from 'zod'
import { SECTION_KINDS } from '../../lib/story/kinds/kinds.ts'
import { type OwnKind, ownKinds } from '../../lib/story/kinds/own.ts'
import { BLOCK_TEXT, BLOCK_TITLE, type BlockField, type CmsBlock } from './block-markdown.ts'

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
          return { name: `${kind} ${variant}`, label: labelOf(variant), example: markdown, ...directiveIn(markdown) }
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
  return [TITLE, ...fields, ...(form === 'block' ? [TEXT] : [])]
}

const TITLE = { name: BLOCK_TITLE, label: 'Title', isRequired: false }
const TEXT = { name: BLOCK_TEXT, label: 'Text', isRequired: true, isLong: true }

/** A `:::` block: its name, title, attributes and text. */
const DIRECTIVE = /^:::([a-z]+)(?:\[.*?\])?(?:\{(.*?)\})?\n([\s\S]*)\n:::$/

/** The blocks that have no title. */
const UNTITLED = ['figure', 'gallery', 'pull']

/** The attributes without which an update of a live story is none. */
const IDENTIFYING = ['key', 'time']

/**
 * Returns the fields of a block of Masthead’s own kinds, from its example. Of text with a form of its own, such as a
 * table or a list, the example is where one begins.
 */
function directiveIn(example: string): Pick<CmsBlock, 'directive' | 'fields'> {
  const [, name, attributes = '', text = ''] = DIRECTIVE.exec(example) ?? []
  if (!name) return { fields: [] }
  const typed = [...attributes.matchAll(/(\w+)="[^"]*"/g)].map(([, attribute = '']) => {
    return { name: attribute, label: labelOf(attribute), isRequired: IDENTIFYING.includes(attribute) }
  })
  const fixed = /\bkind=\w+/.exec(attributes)?.[0] ?? ''
  const start = text.includes('\n') ? { start: text } : {}
  return {
    directive: { name, fixed },
    fields: [...(UNTITLED.includes(name) ? [] : [TITLE]), ...typed, { ...TEXT, ...start }],
  }
}

function labelOf(name: string): string {
  const words = name.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
