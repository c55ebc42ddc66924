import { visit } from 'unist-util-visit'
import type { Element } from 'xast'

/**
 * Counts the parts that a browser draws for an SVG. A part counts together with each part it refers to (`href="#a"`,
 * `url(#a)`). So twenty parts that each draw the previous one twice count as the million that they become.
 */
export function svgWeight(root: Element): number {
  const byId = new Map<string, Element>()
  visit(root, 'element', (element) => {
    const { id } = element.attributes
    if (id) byId.set(id, element)
  })
  const weights = new Map<Element, number>()
  const weigh = (element: Element): number => {
    const known = weights.get(element)
    if (known !== undefined) return known
    weights.set(element, 0) // an element that refers to itself is not drawn
    const parts = element.children.filter((node) => node.type === 'element')
    const referred = Object.values(element.attributes).flatMap((value) => byId.get(idIn(value ?? '')) ?? [])
    const weight = [...parts, ...referred].reduce((sum, part) => sum + weigh(part), 1)
    weights.set(element, weight)
    return weight
  }
  return weigh(root)
}

function idIn(value: string): string {
  if (!value.includes('#')) return ''
  return /^#(.+)$|url\(\s*["']?#([^"')]+)/.exec(value)?.slice(1).find(Boolean) ?? ''
}
