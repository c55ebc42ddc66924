import { existsSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import path from 'node:path'
import sirv, { type Options } from 'sirv'
import { FOR_EVER } from '../../../lib/hosts/host-files.ts'
import { decodePercent } from '../../../lib/publication/addresses.ts'
import { inAddress, isLocal } from '../../../lib/server/local-server.ts'

/**
 * Serves a built folder as a static host does: index.html for a folder, and the nearest 404.html for a missing file.
 * Clients that accept brotli or gzip get the compressed copy of a file. Files with a digest in their name may be cached
 * for ever.
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

/** The path at which a running preview returns the path of its content folder. */
export const OWNER_PATH = '/@live/whose'

/**
 * Creates a server on which no request can end the process. It refuses malformed requests before the handler sees them.
 * It also refuses host names that are not its own: any web page can make its own name point to this machine (DNS
 * rebinding). No page of another site may show one of its pages in a frame. It only reads, and serves no dot files,
 * which are settings of a host or secrets.
 * @param answersFor whether the server answers for a host name; IPv6 addresses are in brackets
 */
export function guardedServer(
  answersFor: (hostname: string) => boolean,
  handle: (request: IncomingMessage & { readonly url: string }, response: ServerResponse) => unknown,
): Server {
  const server = createServer(async (request, response) => {
    const { url = '', headers, method = '' } = request
    const hostname = URL.parse(`http://${headers.host}`)?.hostname ?? ''
    response.setHeaders(NO_FRAMES)
    if (!ADDRESS.test(url)) return refuse(response, 400, 'This is not an address of a page or a file.')
    if (!answersFor(hostname)) return refuse(response, 403, `This server does not answer for the name “${hostname}”.`)
    if (!METHODS.includes(method)) {
      response.setHeader('allow', METHODS.join(', '))
      return refuse(response, 405, 'This server only shows pages and files.')
    }
    if (isHidden(url)) return refuse(response, 404, 'Files whose names begin with a dot are not served.')
    if (!isRange(headers.range)) delete headers.range // then the response is the whole file, as RFC 9110 allows
    try {
      await handle(Object.assign(request, { url }), response)
    } catch (error) {
      console.error(`${url} cannot be shown:`, error)
      if (response.headersSent) response.destroy()
      else refuse(response, 500, 'This cannot be shown. The terminal says why.')
    }
  })
  server.keepAliveTimeout = KEPT_ALIVE
  server.on('connect', (_, socket) => {
    socket.on('error', () => {}) // the client has closed the connection
    socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n')
  })
  return server
}

/** Only pages of this server may show one of it in a frame: a page of another site could have its buttons pressed. */
const NO_FRAMES = new Map([
  ['X-Frame-Options', 'SAMEORIGIN'],
  ['Content-Security-Policy', "frame-ancestors 'self'"],
])

/** Whether an address leads to a file or into a folder whose name begins with a dot, other than `.well-known`. */
function isHidden(url: string): boolean {
  const [pathname = ''] = url.split('?')
  return decodePercent(pathname)
    .split(/[/\\]/)
    .some((part) => part.startsWith('.') && part !== '.well-known')
}

/** The address of a page or file, after the host: a slash and visible ASCII. */
const ADDRESS = /^\/[\x21-\x7e]*$/

/** The methods of requests that read a page or a file. */
const METHODS: readonly string[] = ['GET', 'HEAD']

/** The only form of Range that sirv reads correctly; it throws on `10-5` and on numbers that are too large. */
const RANGE = /^bytes=(\d{1,15})-(\d{1,15})?$/

/**
 * The time in milliseconds for which a connection without requests stays open. Node closes one after 5 s, while a proxy
 * in front of this server may just be sending the next request; nginx keeps its connections for 60 s
 * (`keepalive_timeout` of its upstream module).
 */
const KEPT_ALIVE = 65_000

/** Refuses a request with a sentence. */
export function refuse(response: ServerResponse, status: number, reason: string): void {
  response.writeHead(status, { 'content-type': 'text/plain;charset=utf-8' }).end(`${reason}\n`)
}

function isRange(range: string | undefined): boolean {
  const [, first, last] = RANGE.exec(range ?? '') ?? []
  // sirv treats 0-0 as the whole file.
  return first !== undefined && (last === undefined || (Number(last) > 0 && Number(first) <= Number(last)))
}
