import { visit } from 'unist-util-visit'
import type { Element, Root } from 'xast'

const ACTIVE = new Set(
  'script foreignobject iframe object embed meta link base form handler listener audio video image feimage'.split(' '),
)

// Of the attributes that hold an address, whatever their prefix.
const ADDRESSES = new Set(['href', 'src', 'data', 'action', 'formaction', 'ping', 'poster', 'base'])

// A style may name a file in several ways, and hide it by escapes.
const REMOTE_STYLE = /url\((?!\s*["']?#)|image-set|@import|\bsrc\(|\\/i

/** What in an SVG acts or leads out of it, in words, in the order in which it stands. */
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
  const style = children.map((child) => ('value' in child ? child.value : '')).join('')
  if (local === 'style' && REMOTE_STYLE.test(style)) return ['a style from elsewhere']
  return Object.entries(attributes).flatMap(([attribute, value]) =>
    isActive(localName(attribute), value?.trim() ?? '') ? [`${attribute}="${value?.slice(0, 40)}"`] : [],
  )
}

function isActive(attribute: string, value: string): boolean {
  if (attribute.startsWith('on')) return true
  if (attribute === 'attributename') return /^(on|(.*:)?href$)/i.test(value)
  if (ADDRESSES.has(attribute)) return !value.startsWith('#')
  if (attribute === 'style') return REMOTE_STYLE.test(value)
  return /url\((?!\s*["']?#)|javascript:/i.test(value)
}

/** A name without its prefix: any may stand for the namespace of SVG or HTML. */
function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase()
}
