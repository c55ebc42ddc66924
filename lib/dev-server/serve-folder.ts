import { existsSync, readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import path from 'node:path'
import sirv, { type Options } from 'sirv'
import { FOR_EVER } from '../hosts/host-headers.ts'
import { decodePercent } from '../source/decode-percent.ts'
import { guardedServer, inAddress, isLocal } from './guarded-server.ts'

/** Texts that say nowhere in themselves that they are UTF-8. */
const PLAIN: Readonly<Record<string, string>> = { '.txt': 'text/plain', '.md': 'text/markdown' }

/**
 * Serves a pressed folder as a static host does: index.html for a folder, 404.html for what is not there, the brotli or gzip
 * beside a file to those who take it, and what has its bytes in its name to be kept.
 * @param folder read anew at each request, so that a build shows at once
 * @param base the path under which it is served, `/` or `/news/`
 * @param host where it will listen; unless that is this machine alone, the server answers for every name
 */
export function serveFolder(folder: string, base = '/', host = '127.0.0.1'): Server {
  const isPublic = !isLocal(inAddress(host))
  const setHeaders: Options['setHeaders'] = (response, pathname) => {
    const type = PLAIN[path.extname(pathname)]
    if (type) response.setHeader('content-type', `${type};charset=utf-8`)
    if (pathname.startsWith('/assets/')) response.setHeader('cache-control', FOR_EVER)
  }
  const files = sirv(folder, { dev: true, etag: true, dotfiles: true, brotli: true, gzip: true, setHeaders })
  return guardedServer(
    (hostname) => isPublic || isLocal(hostname),
    (request, response) => {
      const notFound = () => {
        const page = path.join(folder, '404.html')
        response.writeHead(404, { 'content-type': 'text/html;charset=utf-8' })
        response.end(existsSync(page) ? readFileSync(page) : 'Not found')
      }
      if (!request.url.startsWith(base)) return notFound()
      request.url = `/${request.url.slice(base.length)}`
      const location = withSlash(folder, request.url)
      if (location === undefined) return files(request, response, notFound)
      response.writeHead(301, { location: base.slice(0, -1) + location }).end()
    },
  )
}

/** Where a folder's address leads that lacks its slash: links are relative, and would lead astray from there. */
function withSlash(folder: string, url: string): string | undefined {
  const [pathname = '', ...query] = url.split('?')
  if (!/^(\/[^/]+)+$/.test(pathname)) return undefined
  const page = path.resolve(folder, `.${decodePercent(pathname)}`, 'index.html')
  if (!page.startsWith(path.resolve(folder) + path.sep) || !existsSync(page)) return undefined
  return [`${pathname}/`, ...query].join('?')
}
