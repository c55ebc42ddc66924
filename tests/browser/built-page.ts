import { readdirSync } from 'node:fs'
import type { Element, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { SITES } from './sites.ts'
import { builtPage } from './test.ts'

/** Every file of a built folder, by its name in it. */
export function filesIn(site: keyof typeof SITES): string[] {
  return readdirSync(SITES[site], { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(SITES[site].length + 1))
    .sort()
}

/** The addresses of every page in a built folder, whatever leads to it: `/`, `/en/`, `/404.html`… */
export function pagesIn(site: keyof typeof SITES): string[] {
  return filesIn(site)
    .filter((name) => name.endsWith('.html'))
    .map((name) => `/${name.replace(/(^|\/)index\.html$/, '$1')}`)
    .sort()
}

const trees = new Map<string, Root>()

/** A built page as a parser reads it, without running anything. Parsed once a process: tests only look at it. */
export function treeOf(address: string, site: keyof typeof SITES = 'seed'): Root {
  const key = `${site} ${address}`
  const tree = trees.get(key) ?? fromHtml(builtPage(address, site))
  trees.set(key, tree)
  return tree
}

/** An attribute of an element as its text; undefined where it has none. Names are hast's: `href`, `ariaLabel`. */
export function attribute(node: Element | undefined, name: string): string | undefined {
  const value = node?.properties[name]
  if (value === undefined || value === null || value === false) return undefined
  return Array.isArray(value) ? value.join(' ') : String(value)
}
