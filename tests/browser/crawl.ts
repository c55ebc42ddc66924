import type { Element, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { selectAll } from 'hast-util-select'
import { attribute } from './built-page.ts'

/** What a walk through a site finds. */
export interface Walk {
  /** The addresses of all pages reached, from the site's root on: `/en/about/`. */
  readonly pages: readonly string[]
  /**
   * Every link or file that leads nowhere, out of the site, or to a place that its page lacks: `/en/: x.html (404)`.
   */
  readonly broken: readonly string[]
  /** How many links were followed. */
  readonly links: number
}

/** What search engines are told of other addresses is not a link of the page. */
const FOLLOWED = 'a[href], link[rel=icon], img[src], script[src]'

/**
 * Follows every link of every page, as a reader without script would, and fetches every file that a page needs.
 * @param root where the site is served, `http://127.0.0.1:8080/news/`; a link to anywhere else on that host is broken
 */
export async function walk(root: string): Promise<Walk> {
  const trees = new Map<string, Root>()
  const statuses = new Map<string, number>()
  const links: { from: string; to: URL }[] = []
  const waiting = [root]
  for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
    if (statuses.has(url)) continue
    const response = await fetch(url, { redirect: 'manual' })
    statuses.set(url, response.status)
    const text = await response.text()
    if (response.status !== 200 || !response.headers.get('content-type')?.startsWith('text/html')) continue
    const tree = fromHtml(text)
    trees.set(url, tree)
    for (const to of linksOf(tree, url).filter((link) => link.origin === new URL(root).origin)) {
      links.push({ from: url, to })
      if (to.href.startsWith(root)) waiting.push(withoutHash(to))
    }
  }
  const broken = links.flatMap(({ from, to }) => {
    const status = statuses.get(withoutHash(to))
    const tree = trees.get(withoutHash(to))
    const id = decodeURIComponent(to.hash.slice(1))
    const found = status === 200 && (id === '' || (tree && idsOf(tree).filter((each) => each === id).length === 1))
    return found ? [] : [`${from.slice(root.length - 1)}: ${to.href} (${status ?? 'outside'})`]
  })
  return { pages: [...trees.keys()].map((url) => url.slice(root.length - 1)).sort(), broken, links: links.length }
}

const ids = new WeakMap<Root, readonly string[]>()

function idsOf(tree: Root): readonly string[] {
  const known = ids.get(tree) ?? selectAll('[id]', tree).map((element) => attribute(element, 'id') ?? '')
  ids.set(tree, known)
  return known
}

function linksOf(tree: Root, url: string): URL[] {
  return selectAll(FOLLOWED, tree).map((element: Element) => {
    return new URL(attribute(element, 'href') ?? attribute(element, 'src') ?? '', url)
  })
}

function withoutHash(url: URL): string {
  return url.href.replace(/#.*/, '')
}
