import type { Element } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { toString as textOf } from 'hast-util-to-string'
import { visit } from 'unist-util-visit'

/**
 * Looks at a pressed page as a stranger would: parses it again and names everything that should not be there, or is not.
 * @param canonical whether the site's address is known, so that each page must name its own
 */
export function verifyPage(html: string, canonical: boolean): string[] {
  const faults: string[] = []
  const elements: Element[] = []
  visit(fromHtml(html), 'element', (node) => void elements.push(node))
  for (const { tagName, properties, children } of elements) {
    if (tagName === 'script' && (children.length > 0 || !properties.integrity))
      faults.push('an inline or unsigned script')
    if (tagName === 'link' && String(properties.rel).includes('preload')) faults.push('a preload link')
    if (tagName === 'template') faults.push('a template of the framework’s')
    for (const [name, value] of Object.entries(properties)) {
      if (/^on[a-z]/i.test(name)) faults.push(`an event handler attribute on <${tagName}>`)
      if (name === 'style') faults.push(`a style attribute on <${tagName}>`)
      if (typeof value === 'string' && value.includes('/_next/'))
        faults.push(`a link to the framework’s files on <${tagName}>`)
    }
  }
  if (/self\.__next_f|\$RC\(|\$RS\(/.test(html)) faults.push('flight payload or a streaming script')
  const find = (tag: string, test: (node: Element) => boolean = () => true) =>
    elements.find((node) => node.tagName === tag && test(node))
  const title = find('title')
  if (!title || textOf(title).trim() === '') faults.push('no title')
  if (!find('meta', ({ properties }) => properties.name === 'description' && Boolean(properties.content))) {
    faults.push('no description')
  }
  if (!find('html', ({ properties }) => Boolean(properties.lang) && Boolean(properties.dir)))
    faults.push('no language or direction')
  if (
    canonical &&
    !find('link', ({ properties }) => String(properties.rel) === 'canonical') &&
    !html.includes('class="lost')
  ) {
    faults.push('no canonical address')
  }
  return [...new Set(faults)]
}
