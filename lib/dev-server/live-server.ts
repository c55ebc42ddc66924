import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { isIP } from 'node:net'
import path from 'node:path'
import sirv from 'sirv'
import { guardedServer, inAddress, isLocal, refuse } from './guarded-server.ts'
import { respond } from './live-answer.ts'
import { LiveSite } from './live-site.ts'

/** The path at which a running site returns the path of its content folder. */
export const WHOSE = '/@live/whose'

/** The path at which a page receives changes, as server-sent events. */
const CHANGES = '/@live/changes'

/**
 * Serves the site while it is written, and renders each page when it is requested.
 * @param root the content folder
 * @param host the address at which it will listen
 */
export function serveLive(projectDir: string, root: string, host = '127.0.0.1'): Server {
  const listeners = new Set<ServerResponse>()
  const site = LiveSite.open(projectDir, root, () => {
    for (const listener of listeners) listener.write('data: changed\n\n')
  })
  const files = sirv(path.join(projectDir, 'public'), { dev: true })
  const answersFor = (hostname: string) => isLocal(hostname) || isOwn(hostname, inAddress(host))
  return guardedServer(answersFor, (request, response) => {
    const { pathname } = new URL(`http://site.invalid${request.url}`)
    if (isForeign(request)) {
      refuse(response, 403, 'Another site may link to this page, but not read it.')
    } else if (pathname === CHANGES) {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
      if (request.method === 'HEAD') return response.end()
      response.write('retry: 300\n\n')
      listeners.add(response)
      response.on('close', () => listeners.delete(response))
    } else if (pathname === WHOSE) {
      response.end(root)
    } else {
      let shown: Promise<void> | undefined
      files(request, response, () => {
        shown = show(pathname, response)
      })
      return shown
    }
  })

  async function show(pathname: string, response: ServerResponse): Promise<void> {
    const { status, type, body, location } = await respond(await site, pathname)
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', ...(location && { location }) })
    response.end(body)
  }
}

/**
 * Returns whether a host name is that of the server itself. If it listens to other machines, they may use any IP
 * address, but no name.
 */
function isOwn(hostname: string, host: string): boolean {
  return hostname === host || (!isLocal(host) && isIP(hostname.replace(/^\[|\]$/g, '')) !== 0)
}

/** Returns whether a request comes from a page of another origin, other than through a link to this one. */
function isForeign({ headers }: IncomingMessage): boolean {
  const { origin, host, 'sec-fetch-site': site = 'none', 'sec-fetch-mode': mode } = headers
  if (origin !== undefined && origin !== `http://${host}`) return true
  return mode !== 'navigate' && site !== 'same-origin' && site !== 'none'
}
