import type { Element, Nodes, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { matches, select, selectAll } from 'hast-util-select'
import { toString as textIn } from 'hast-util-to-string'
import { h } from 'hastscript'
import { SKIP, visit } from 'unist-util-visit'
import { placeOf } from '../../../lib/problem/problem.ts'
import { anything, isRecord, readJson } from '../../../lib/settings/read-json.ts'
import type { SourceFile } from '../../../lib/source/source-file.ts'
import { replaceFormulas } from '../body/formulas.ts'
import { toMarkdownTree } from '../body/markdown-tree.ts'
import type { Warn } from '../body/warn.ts'
import { bylineNames } from './people.ts'

/**
 * Reads a text of HTML without front matter as a page: what it says about itself, by the keys of front matter, from the
 * elements and classes that pages have for it, and its text. Returns undefined for any other text.
 */
export function htmlPageIn({ name, text }: SourceFile, body: string) {
  if (!/\.html?$/i.test(name) || body !== text) return undefined
  const page = fromHtml(text)
  /** Returns what the elements of some selectors say. */
  const all = (...selectors: readonly string[]) => {
    const found = selectors.flatMap((selector) => selectAll(selector, page))
    return unique(found.map((node) => String(node.properties.content ?? node.properties.dateTime ?? plainWords(node))))
  }
  const meta = (key: string) => `meta[property="${key}"], meta[name="${key}"]`
  const attribute = (selector: string, key: string) => select(selector, page)?.properties[key]
  const people = peopleIn(page)
  const ofComments = selectAll('[itemprop=comment] [itemprop]', page)
  const marked = selectAll('[itemprop]', page).filter((node) => !ofComments.includes(node))
  const named = (role: string) => [
    ...people.flatMap(([key, person]) => (key === role ? person : [])),
    ...marked.filter(({ properties }) => [properties.itemProp].flat().includes(role)).map(plainWords),
  ]
  const [title] = all('.p-name', 'h1', meta('og:title'), 'title')
  const [picture] = all(meta('og:image'))
  const times = [meta('article:published_time'), meta('date'), 'time[datetime]']
  const values = {
    title,
    description: all('.p-summary', meta('description'), meta('og:description'))[0],
    date: all('.dt-published[datetime]', ...times)[0],
    updated: all('.dt-updated[datetime]', meta('article:modified_time'))[0],
    authors: unique(all('.p-author', '[rel=author]', meta('author')), named('author'), named('creator')),
    translator: named('translator')[0],
    tags: unique(
      all(meta('article:tag')),
      all(meta('keywords')).flatMap((words) => words.split(',')),
      all('[rel=tag]', '.p-category'),
    ),
    categories: all(meta('article:section')),
    cover: text.includes(`<img src="${picture}"`) ? undefined : picture,
    lang: attribute('html', 'lang'),
    robots: all(meta('robots'))[0],
    url: attribute('link[rel=canonical], a.p-canonical', 'href'),
    // People for whom a story has no slot, which is reported.
    ...Object.fromEntries(OTHERS.map((role) => [role, unique(named(role)).join(', ')])),
  }
  return {
    values: Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== '')),
    readBody: (warn: Warn) => textOf(page, title, warn),
  }
}

/** Returns the words in some HTML, in one line. */
export function plainWords(html: Nodes | string): string {
  const tree = typeof html === 'string' ? fromHtml(html, { fragment: true }) : html
  return textIn(tree).replaceAll(/\s+/g, ' ').trim()
}

/** The elements in which pages of other systems have their text; the first that exists counts. */
const TEXT = ['.e-content', '[itemprop=articleBody]', '.available-content', 'article', 'main', 'body']

/** Parts of a page that belong to its site, in the order in which they are reported. */
const AROUND =
  'nav, body > header, body > footer, body > aside, script, style, noscript, form, .subscription-widget-wrap'

const OTHERS = ['editor', 'contributor', 'reviewer', 'reviewedBy']
const ROLES = [...OTHERS, 'author', 'creator', 'translator']

/** Returns the names of people in the linked data of a page (JSON-LD), each with what it is. */
function peopleIn(page: Root): (readonly [role: string, name: string])[] {
  const walk = (value: unknown): (readonly [string, string])[] => {
    if (Array.isArray(value)) return value.flatMap(walk)
    if (!isRecord(value)) return []
    return Object.entries(value).flatMap(([key, each]) =>
      ROLES.includes(key)
        ? bylineNames(each).names.map((name) => [key, name] as const)
        : ['@graph', 'mainEntity'].includes(key) // comments have authors, too
          ? walk(each)
          : [],
    )
  }
  const scripts = selectAll('script[type="application/ld+json"]', page)
  return scripts.flatMap((script) => walk(readJson(anything, textIn(script))))
}

/** Returns the text of a page, without what surrounds it and without its title; the surroundings are reported. */
function textOf(page: Root, title: unknown, warn: Warn) {
  replaceFormulas(page) // before the scripts are removed, which may contain TeX
  const found = TEXT.map((selector) => select(selector, page)).find(Boolean)
  const text: Element = found ?? h('div')
  // The text may follow the title, a summary, or a line that only separates.
  let isStart = true
  visit(text, 'element', (node, index, parent) => {
    if (!parent || index === undefined) return undefined
    if (matches(AROUND.replaceAll('body > ', ''), node) && (node.tagName !== 'header' || text.tagName === 'body')) {
      const message = `This part of the page is not imported: “${plainWords(node).slice(0, 200)}”.`
      if (plainWords(node) && !/^(?:script|style)$/.test(node.tagName)) warn(placeOf(node), 'import-lost', message)
      parent.children.splice(index, 1)
      return [SKIP, index]
    }
    if (!isStart) return undefined
    const isTitle = /^h[1-6]$/.test(node.tagName) && plainWords(node) === title
    if (isTitle || node.tagName === 'hr') {
      parent.children.splice(index, 1)
      return [SKIP, index]
    }
    if (/^(?:p|img|figure|ul|ol|table|h\d|blockquote|pre)$/.test(node.tagName)) isStart = false
    return undefined
  })
  return toMarkdownTree({ type: 'root', children: text.children }, warn)
}

function unique(...values: readonly (readonly string[])[]): string[] {
  return [...new Set(values.flat().map((value) => value.trim()))].filter(Boolean)
}
