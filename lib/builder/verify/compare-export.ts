import type { Element, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { select, selectAll } from 'hast-util-select'
import { toHtml } from 'hast-util-to-html'
import { SKIP, visit } from 'unist-util-visit'
import { headMarkup } from '../../syndication/markup.ts'
import { routeOf } from '../page/compiled.ts'
import { defaultTags, type RenderedPage } from '../page/render-document.ts'

/**
 * Returns the differences between a page that Next exported and the same page as its components render outside Next. It
 * compares the `<html>` and `<body>`, and the set of tags in the head.
 * @param name the page's file in the site
 * @param source the HTML that Next exported
 */
export function compareExport(name: string, source: string, { metadata, markup }: RenderedPage): string[] {
  const exported = takeApart(source)
  const rendered = takeApart(`<!doctype html>${markup}`)
  const own = takeApart(`<!doctype html><head>${defaultTags(routeOf(name)).join('')}${headMarkup(metadata)}</head>`)
  const missing = own.tags.filter((tag) => !exported.tags.includes(tag))
  const extra = exported.tags.filter((tag) => !own.tags.includes(tag))
  return [
    ...(exported.rest === rendered.rest ? [] : [difference(exported.rest, rendered.rest)]),
    ...missing.map((tag) => `Masthead writes ${tag} into the head, Next does not`),
    ...extra.map((tag) => `Next writes ${tag} into the head, Masthead does not`),
  ].map((text) => `${name}: ${text}`)
}

/** Returns the text of the style sheets that a page links, in order. */
export function linkedStyles(source: string, stylesheet: (address: string) => string): string {
  const links = selectAll('link[rel~=stylesheet]', fromHtml(source))
  return links.map(({ properties }) => stylesheet(String(properties.href)).trim()).join('\n')
}

/** Returns the tags in the head of a normalised page, and the rest of its document. */
function takeApart(html: string): { rest: string; tags: string[] } {
  const tree = fromHtml(html)
  normaliseExport(tree)
  const head = select('head', tree)
  const tags = (head?.children ?? []).map((tag) => toHtml(tag))
  if (head) head.children = []
  return { rest: toHtml(tree), tags }
}

/** Describes the first difference between two texts, with the text around it. */
function difference(exported: string, rendered: string): string {
  let at = 0
  while (at < exported.length && exported[at] === rendered[at]) at++
  const near = (text: string) => text.slice(Math.max(0, at - 40), at + 60)
  return `Next renders “${near(exported)}”, Masthead “${near(rendered)}”`
}

/** Attributes that only Next's and React's own code reads. */
const FRAMEWORK_ATTRIBUTES = ['dataPrecedence', 'dataNextHead', 'suppressHydrationWarning'] as const

/** The `rel` values that a page may use in a `<link>`. */
const LINKS = new Set(['canonical', 'alternate', 'icon', 'manifest', 'license'])

/** The type of structured data: a script element that contains data and does not run. */
export const JSON_LD = 'application/ld+json'

/**
 * Removes from a page what differs between Next's export and the bare components: Next's scripts, preloads, attributes
 * and empty elements, style sheets and comments. It removes nothing else, so any other difference is still found.
 */
export function normaliseExport(tree: Root): void {
  visit(tree, (node, index, parent) => {
    if (!parent || index === undefined) return undefined
    if (node.type === 'comment' || (node.type === 'element' && isFramework(node))) {
      parent.children.splice(index, 1)
      return [SKIP, index]
    }
    if (node.type === 'element') for (const name of FRAMEWORK_ATTRIBUTES) delete node.properties[name]
    return undefined
  })
  joinTexts(tree)
}

function isFramework(node: Element): boolean {
  const { rel, hidden, name, type } = node.properties
  switch (node.tagName) {
    case 'script':
      return type !== JSON_LD
    case 'link':
      return !(Array.isArray(rel) && rel.some((relation) => LINKS.has(String(relation))))
    case 'meta':
      return name === 'next-size-adjust'
    case 'div': // the place where Next would stream metadata
      return hidden === true && node.children.every((child) => child.type === 'comment')
    default:
      return false
  }
}

/** Joins neighbouring texts, which React separates by comments. */
function joinTexts(tree: Root): void {
  visit(tree, 'element', (node) => {
    node.children = node.children.reduce<Element['children']>((joined, child) => {
      const last = joined.at(-1)
      if (child.type === 'text' && last?.type === 'text') last.value += child.value
      else joined.push(child)
      return joined
    }, [])
  })
}
