import type { Element } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { toString as textOf } from 'hast-util-to-string'
import { visit } from 'unist-util-visit'
import { anything, readJson } from '../../settings/read-json.ts'
import { FIRST_DOORS_SCRIPT, NOT_FOUND_SCRIPT, RESTORE_SCRIPT, SPECULATION_RULES } from '../page/behaviours.ts'
import { JSON_LD } from './compare-export.ts'

/**
 * Checks a finished page independently of the code that made it. It parses the page again and lists everything that
 * must not be there or is missing.
 * @param canonical whether the page must state its own URL
 */
export function verifyPage(html: string, canonical: boolean): string[] {
  const problems: string[] = []
  const elements: Element[] = []
  visit(fromHtml(html), 'element', (node) => void elements.push(node))
  for (const node of elements) {
    const { tagName, properties, children } = node
    const isRules = textOf(node) === SPECULATION_RULES && properties.type === 'speculationrules'
    const isInline = INLINE.has(textOf(node)) && Object.keys(properties).length === 0
    const isData = properties.type === JSON_LD && !properties.src
    if (tagName === 'script' && isData && !isJson(textOf(node))) problems.push('structured data that is not JSON')
    if (tagName === 'script' && !isRules && !isInline && !isData && (children.length > 0 || !properties.integrity))
      problems.push('an inline or unsigned script')
    if (tagName === 'script' && /self\.__next_f|\$RC\(|\$RS\(/.test(textOf(node)))
      problems.push('flight payload or a streaming script')
    // The style sheet is inline now, so a relative URL in it would resolve to the wrong place.
    if (tagName === 'style' && /@import|url\((?!["']?(data:|#))/.test(textOf(node)))
      problems.push('a style that loads a file')
    if (tagName === 'link' && String(properties.rel).includes('preload')) problems.push('a preload link')
    if (tagName === 'template') problems.push('a template of the framework’s')
    for (const [name, value] of Object.entries(properties)) {
      if (/^on[a-z]/i.test(name)) problems.push(`an event handler attribute on <${tagName}>`)
      if (name === 'style') problems.push(`a style attribute on <${tagName}>`)
      if (typeof value === 'string' && value.includes('/_next/'))
        problems.push(`a link to the framework’s files on <${tagName}>`)
    }
  }
  const find = (tag: string, test: (node: Element) => boolean = () => true) =>
    elements.find((node) => node.tagName === tag && test(node))
  const title = find('title')
  if (!title || textOf(title).trim() === '') problems.push('no title')
  if (!find('meta', ({ properties }) => properties.name === 'description' && Boolean(properties.content))) {
    problems.push('no description')
  }
  if (!find('html', ({ properties }) => Boolean(properties.lang) && Boolean(properties.dir)))
    problems.push('no language or direction')
  if (canonical && !find('link', ({ properties }) => String(properties.rel) === 'canonical')) {
    problems.push('no canonical address')
  }
  return [...new Set(problems)]
}

function isJson(text: string): boolean {
  return readJson(anything, text) !== undefined
}

/** The inline scripts that pages may have. */
const INLINE = new Set([RESTORE_SCRIPT, NOT_FOUND_SCRIPT, FIRST_DOORS_SCRIPT])
