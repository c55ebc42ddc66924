import { existsSync, readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import path from 'node:path'
import sirv, { type Options } from 'sirv'
import { FOR_EVER } from '../hosts/host-files.ts'
import { decodePercent } from '../source/decode-percent.ts'
import { guardedServer, inAddress, isLocal } from './local-server.ts'

/**
 * Serves a built folder as a static host does: index.html for a folder, and the nearest 404.html for a missing file. Clients that
 * accept brotli or gzip get the compressed copy of a file. Files with a digest in their name may be cached for ever.
 * @param folder the built folder, read again at each request, so that a new build appears at once
 * @param base the path under which it is served, `/` or `/news/`
 * @param host the address at which it will listen; unless that is this machine alone, the server answers for every name
 * @param health the state of what makes the site, and the path at which the server returns it as JSON
 */
export function serveFolder(folder: string, base = '/', host = '127.0.0.1', health?: HealthAddress): Server {
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
        const [, lang = ''] = /^\/([\w-]+)\//.exec(request.url) ?? []
        const page = [`${lang}/404.html`, '404.html'].map((name) => path.join(folder, name)).find(existsSync)
        response.writeHead(404, { 'content-type': 'text/html;charset=utf-8' })
        response.end(page ? readFileSync(page) : 'Not found')
      }
      if (request.url === health?.path) {
        const state = health.read()
        response.setHeader('cache-control', 'no-store')
        response.writeHead(state.isWell ? 200 : 503, { 'content-type': 'application/json' })
        return response.end(JSON.stringify(state))
      }
      if (!request.url.startsWith(base)) return notFound()
      request.url = `/${request.url.slice(base.length)}`
      const location = withSlash(folder, request.url)
      if (location === undefined) return files(request, response, notFound)
      response.writeHead(301, { location: base.slice(0, -1) + location }).end()
    },
  )
}

/** Text formats that do not state in themselves that they are UTF-8. */
const PLAIN: Readonly<Record<string, string>> = { '.txt': 'text/plain', '.md': 'text/markdown' }

/** The address at which a server answers programs that watch it: 200 if all is well, otherwise 503. */
interface HealthAddress {
  readonly path: string
  readonly read: () => { readonly isWell: boolean | undefined }
}

/** Returns the redirect for a folder's address without its slash. Links are relative, and would be wrong from there. */
function withSlash(folder: string, url: string): string | undefined {
  const [pathname = '', ...query] = url.split('?')
  if (!/^(\/[^/]+)+$/.test(pathname)) return undefined
  const page = path.resolve(folder, `.${decodePercent(pathname)}`, 'index.html')
  if (!page.startsWith(path.resolve(folder) + path.sep) || !existsSync(page)) return undefined
  return [`${pathname}/`, ...query].join('?')
}
