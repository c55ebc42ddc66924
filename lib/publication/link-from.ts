import path from 'node:path'

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

/** How a file that leaves the site, a feed for instance, refers to an address of it: in full, where that is known. */
export function referFrom(name: string, site: URL | undefined): (address: string) => string {
  const link = linkFrom(name, site)
  return (address) => (site && address.startsWith('/') ? new URL(`.${address}`, site).href : link(address))
}
