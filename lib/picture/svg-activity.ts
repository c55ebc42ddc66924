import { visit } from 'unist-util-visit'
import type { Element, Root } from 'xast'
import { MOVABLE, PROPERTIES } from './svg-names.ts'
import { styleFault, valueFault } from './svg-style.ts'

const ACTIVE = new Set(
  'script foreignobject iframe object embed meta link base form handler listener audio video image feimage'.split(' '),
)

/** Attributes that have an address, whatever their prefix. */
const ADDRESSES = new Set('href src data action formaction ping poster base attributionsrc'.split(' '))

/** Attributes that are names or text, never CSS; those with a prefix are not published. */
const TEXTS = /^(?:id|class|name|type|lang|role|title|aria-.*|data-.*|.*:.*)$/

/** What in an SVG acts, leads out of it, or styles it in a way that is not known; in words, in the order of the file. */
export function activeParts(tree: Root): string[] {
  const parts: string[] = []
  visit(tree, (node) => {
    if (node.type === 'element') parts.push(...inElement(node))
    if (node.type === 'instruction' && node.name !== 'xml') parts.push(`<?${node.name}?>`)
    if (node.type === 'instruction' && /encoding\s*=\s*["'](?!utf-8["'])/i.test(node.value)) parts.push(node.value)
  })
  return parts
}

function inElement({ name, attributes, children }: Element): string[] {
  const local = localName(name)
  if (ACTIVE.has(local)) return [`<${name}>`]
  const fault = local === 'style' ? styleFault(styleText(children)) : undefined
  if (fault) return [fault]
  return Object.entries(attributes).flatMap(([attribute, value]) =>
    isActive(attribute, value?.trim() ?? '') ? [`${attribute}="${value?.slice(0, 40)}"`] : [],
  )
}

/** The style as a browser reads it: comments and elements in between do not part it. */
function styleText(children: Element['children']): string {
  return children.map((child) => (child.type === 'text' || child.type === 'cdata' ? child.value : '')).join('')
}

function isActive(name: string, value: string): boolean {
  const attribute = localName(name)
  if (attribute.startsWith('on')) return true
  if (attribute === 'attributename') return ADDRESSES.has(value) || !(MOVABLE.has(value) || PROPERTIES.has(value))
  if (ADDRESSES.has(attribute)) return !value.startsWith('#')
  if (attribute === 'style') return styleFault(value) !== undefined
  if (/javascript:/i.test(value)) return true
  // A value that fetches something needs a function, and a function needs its bracket.
  if (!value.includes('(') || TEXTS.test(name)) return false
  // The values of an animation are parted at each semicolon, even within quotation marks.
  const values = attribute === 'values' ? value.split(';') : [value]
  return values.some((one) => valueFault(one) !== undefined)
}

/** A name without its prefix: any may stand for the namespace of SVG or HTML. */
function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase()
}
