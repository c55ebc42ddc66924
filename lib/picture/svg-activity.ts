import { visit } from 'unist-util-visit'
import type { Element, Root } from 'xast'
import { MOVABLE, PROPERTIES } from './svg-names.ts'
import { styleProblem, valueProblem } from './svg-style.ts'

/** Returns the parts of an SVG that run code, refer to other files or have unknown styles, as text, in file order. */
export function activeParts(tree: Root): string[] {
  const parts: string[] = []
  visit(tree, (node) => {
    if (node.type === 'element') parts.push(...inElement(node))
    if (node.type === 'instruction' && node.name !== 'xml') parts.push(`<?${node.name}?>`)
    if (node.type === 'instruction' && /encoding\s*=\s*["'](?!utf-8["'])/i.test(node.value)) parts.push(node.value)
  })
  return parts
}

const ACTIVE = new Set(
  'script foreignobject iframe object embed meta link base form handler listener audio video image feimage'.split(' '),
)

/** Attributes that contain an address, with any prefix. */
const ADDRESSES = new Set('href src data action formaction ping poster base attributionsrc'.split(' '))

/** Attributes that contain names or text, never CSS. Those with a prefix are not published. */
const TEXTS = /^(?:id|class|name|type|lang|role|title|aria-.*|data-.*|.*:.*)$/

function inElement({ name, attributes, children }: Element): string[] {
  const local = localName(name)
  if (ACTIVE.has(local)) return [`<${name}>`]
  const problem = local === 'style' ? styleProblem(styleText(children)) : undefined
  if (problem) return [problem]
  return Object.entries(attributes).flatMap(([attribute, value]) =>
    isActive(attribute, value?.trim() ?? '') ? [`${attribute}="${value?.slice(0, 40)}"`] : [],
  )
}

/** The text of a style element as a browser reads it: comments and elements within do not divide it. */
function styleText(children: Element['children']): string {
  return children.map((child) => (child.type === 'text' || child.type === 'cdata' ? child.value : '')).join('')
}

function isActive(name: string, value: string): boolean {
  const attribute = localName(name)
  if (attribute.startsWith('on')) return true
  if (attribute === 'attributename') return ADDRESSES.has(value) || !(MOVABLE.has(value) || PROPERTIES.has(value))
  if (ADDRESSES.has(attribute)) return !value.startsWith('#')
  if (attribute === 'style') return styleProblem(value) !== undefined
  if (/javascript:/i.test(value)) return true
  // A value can fetch something only with a function, and a function needs a bracket.
  if (!value.includes('(') || TEXTS.test(name)) return false
  // The values of an animation are separated by semicolons, even within quotation marks.
  const values = attribute === 'values' ? value.split(';') : [value]
  return values.some((one) => valueProblem(one) !== undefined)
}

/** Removes the prefix of a name, because any prefix can mean the namespace of SVG or HTML. */
function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase()
}
