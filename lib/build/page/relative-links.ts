import type { Root } from 'hast'
import { visit } from 'unist-util-visit'
import { linkFrom } from '../../publication/link-from.ts'

/** Attributes that hold one address. */
const ADDRESSES = ['href', 'src', 'poster', 'action', 'formAction'] as const

/**
 * Makes the links between the site's own files relative, so that one folder works at any path of any host. The page for
 * addresses that do not exist is shown at any depth, so its links stay absolute, below SITE_URL's path.
 */
export function relativeLinks(tree: Root, name: string, site: URL | undefined): void {
  const to = linkFrom(name, site)
  visit(tree, 'element', ({ properties }) => {
    for (const attribute of ADDRESSES) {
      const address = properties[attribute]
      if (typeof address === 'string') properties[attribute] = to(address)
    }
    if (typeof properties.srcSet === 'string') {
      properties.srcSet = linksInSet(properties.srcSet, to)
    }
  })
}

/** Changes the addresses of a `srcset`, each of which is followed by its width. */
export function linksInSet(set: string, to: (address: string) => string): string {
  return set.replaceAll(/(^|,\s*)(\/[^\s,]*)/g, (_, gap: string, url: string) => gap + to(url))
}
