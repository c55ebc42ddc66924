import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Server as NetServer } from 'node:net'
import type { ListenAddress } from '../settings/process.ts'
import { decodePercent } from '../source/decode-percent.ts'

/** The path at which a running preview returns the path of its content folder. */
export const WHOSE = '/@live/whose'

/** The address of a page or file, after the host: a slash and visible ASCII. */
const ADDRESS = /^\/[\x21-\x7e]*$/

/** The methods of requests that read a page or a file. */
const METHODS: readonly string[] = ['GET', 'HEAD']

/** The only form of Range that sirv reads correctly; it throws on `10-5` and on numbers that are too large. */
const RANGE = /^bytes=(\d{1,15})-(\d{1,15})?$/

/**
 * The time in milliseconds for which a connection without requests stays open. Node closes one after 5 s, while a proxy in front of this server
 * may just be sending the next request; nginx keeps its connections for 60 s (`keepalive_timeout` of its upstream module).
 */
const KEPT_ALIVE = 65_000

/**
 * Creates a server on which no request can end the process. It refuses malformed requests before the handler sees them.
 * It also refuses host names that are not its own: any web page can make its own name point to this machine (DNS
 * rebinding). It only reads, and serves no dot files, which are settings of a host or secrets.
 * @param answersFor whether the server answers for a host name; IPv6 addresses are in brackets
 */
export function guardedServer(
  answersFor: (hostname: string) => boolean,
  handle: (request: IncomingMessage & { readonly url: string }, response: ServerResponse) => unknown,
): Server {
  const server = createServer(async (request, response) => {
    const { url = '', headers, method = '' } = request
    const hostname = URL.parse(`http://${headers.host}`)?.hostname ?? ''
    if (!ADDRESS.test(url)) return refuse(response, 400, 'This is no address of a page or a file.')
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

/** Whether an address leads to a file or into a folder whose name begins with a dot, other than `.well-known`. */
function isHidden(url: string): boolean {
  const [pathname = ''] = url.split('?')
  return decodePercent(pathname)
    .split(/[/\\]/)
    .some((part) => part.startsWith('.') && part !== '.well-known')
}

/** Returns whether a host name means this machine for every browser; IPv6 addresses are in brackets. */
export function isLocal(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
}

/** Returns a host in the form that a URL needs: IPv6 in brackets. */
export function inAddress(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}

/** Refuses a request with a sentence. */
export function refuse(response: ServerResponse, status: number, reason: string): void {
  response.writeHead(status, { 'content-type': 'text/plain;charset=utf-8' }).end(`${reason}\n`)
}

function isRange(range: string | undefined): boolean {
  const [, first, last] = RANGE.exec(range ?? '') ?? []
  // sirv treats 0-0 as the whole file.
  return first !== undefined && (last === undefined || (Number(last) > 0 && Number(first) <= Number(last)))
}

/**
 * Waits until a server listens, and returns its port. If the port of the address is 0, the system chooses one.
 * @throws with a message for the user, if it cannot listen there
 */
export async function listenAt(server: NetServer, place: ListenAddress): Promise<number> {
  try {
    server.listen(place.port, place.host)
    await once(server, 'listening')
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new Error(messageFor(reason, place), { cause: error })
  }
  const bound = server.address()
  return typeof bound === 'object' && bound ? bound.port : place.port
}

/**
 * Tests whether a server can listen at an address. Another program may still take it later.
 * @throws with a message for the user, if it cannot
 */
export async function tryToListen(place: ListenAddress): Promise<void> {
  const server = createServer()
  await listenAt(server, place)
  server.close()
  await once(server, 'close')
}

/** Returns the URL that a user opens in the browser, without a path. */
export function originAt({ host }: ListenAddress, port: number): string {
  return `http://${host === '127.0.0.1' ? 'localhost' : inAddress(host)}:${port}`
}

/** Returns the message that a port is taken, and how to choose another. */
export function takenMessage({ port, command }: ListenAddress): string {
  return `Port ${port} is taken by another program. Choose another: PORT=${port < 65_535 ? port + 1 : 8080} ${command}`
}

function messageFor(reason: string, place: ListenAddress): string {
  if (reason === 'EADDRINUSE') return takenMessage(place)
  if (reason === 'EACCES')
    return `This user may not use port ${place.port}. Choose one from 1024 on: PORT=8080 ${place.command}`
  return `HOST is “${place.host}”, where this machine cannot listen (${reason}). Leave it out: ${place.command}`
}
