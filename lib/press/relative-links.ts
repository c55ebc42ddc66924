import path from 'node:path'
import type { Root } from 'hast'
import { visit } from 'unist-util-visit'

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
      properties.srcSet = properties.srcSet.replaceAll(
        /(^|,\s*)(\/[^\s,]*)/g,
        (_, gap: string, url: string) => gap + to(url),
      )
    }
  })
}

/**
 * How a page links to an address of the site.
 * @param portable whether links name index.html, for reading from a disk
 */
export function linkFrom(name: string, site: URL | undefined, portable = false): (address: string) => string {
  const from = `/${path.posix.dirname(name)}`.replace('/.', '/')
  return (address) => {
    if (!address.startsWith('/') || address.startsWith('//')) return address
    if (name === '404.html') return (site?.pathname.replace(/\/$/, '') ?? '') + address
    return relative(from, portable ? address.replace(/\/(?=$|[?#])/, '/index.html') : address)
  }
}

function relative(from: string, address: string): string {
  const [, target = '', rest = ''] = /^([^?#]*)(.*)$/.exec(address) ?? []
  const link = path.posix.relative(from, target)
  const slash = target.endsWith('/') && link !== '' ? '/' : ''
  return (link === '' ? (rest.startsWith('#') ? '' : './') : link + slash) + rest
}
