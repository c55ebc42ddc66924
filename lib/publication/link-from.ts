import path from 'node:path'

/**
 * Returns a function that makes the link from a page to an address of the site.
 * @param name the page's file name in the site
 * @param portable whether links name index.html, for reading the site from a disk
 */
export function linkFrom(name: string, site: URL | undefined, portable = false): (address: string) => string {
  const from = `/${path.posix.dirname(name)}`.replace('/.', '/')
  const isLost = path.posix.basename(name) === '404.html'
  return (address) => {
    if (!address.startsWith('/') || address.startsWith('//')) return address
    if (isLost) return (site?.pathname.replace(/\/$/, '') ?? '') + address
    return relative(from, portable ? address.replace(/\/(?=$|[?#])/, '/index.html') : address)
  }
}

function relative(from: string, address: string): string {
  const [, target = '', rest = ''] = /^([^?#]*)(.*)$/.exec(address) ?? []
  const link = path.posix.relative(from, target)
  const slash = target.endsWith('/') && link !== '' ? '/' : ''
  return (link === '' ? (rest.startsWith('#') ? '' : './') : link + slash) + rest
}

/** Like `linkFrom`, for a file read outside the site, such as a feed: links are full addresses if `site` is known. */
export function referFrom(name: string, site: URL | undefined): (address: string) => string {
  const link = linkFrom(name, site)
  return (address) => (site && address.startsWith('/') ? new URL(`.${address}`, site).href : link(address))
}
