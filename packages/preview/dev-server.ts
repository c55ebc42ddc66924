import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { isIP } from 'node:net'
import path from 'node:path'
import sirv from 'sirv'
import { STATIC } from '../../lib/publication/content-names.ts'
import { inAddress, isLocal, listenAt, originAt } from '../../lib/server/local-server.ts'
import { engineFolder } from '../../lib/settings/installation.ts'
import { isWatched, placeToListen } from '../../lib/settings/process.ts'
import { contentDir } from '../../lib/settings/settings.ts'
import { respond } from './dev-response.ts'
import { openDevSite } from './dev-site.ts'
import { guardedServer, OWNER_PATH, refuse } from './serve/serve-folder.ts'

/** The path at which a page receives changes, as server-sent events. */
const CHANGES = '/@live/changes'

/**
 * Serves the site while it is written, and renders each page when it is requested.
 * @param root the content folder
 * @param host the address at which it will listen
 */
function startDevServer(root: string, host: string): Server {
  const listeners = new Set<ServerResponse>()
  const site = openDevSite(root, () => {
    for (const listener of listeners) listener.write('data: changed\n\n')
  })
  const files = sirv(path.join(engineFolder(), 'public'), { dev: true })
  const own = sirv(path.join(root, STATIC), { dev: true, dotfiles: true, extensions: [] })
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
    } else if (pathname === OWNER_PATH) {
      response.end(root)
    } else {
      let shown: Promise<void> | undefined
      files(request, response, () =>
        own(request, response, () => {
          shown = show(pathname, response)
        }),
      )
      return shown
    }
  })

  async function show(pathname: string, response: ServerResponse): Promise<void> {
    const { status, type, body, location } = await respond(await site, pathname)
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', ...(location && { location }) })
    response.end(body)
  }
}

/** Returns whether a host name is the server's own. To other machines it answers for any IP address, but no name. */
function isOwn(hostname: string, host: string): boolean {
  return hostname === host || (!isLocal(host) && isIP(hostname.replace(/^\[|\]$/g, '')) !== 0)
}

/** Returns whether a request comes from a page of another origin, other than through a link to this one. */
function isForeign({ headers }: IncomingMessage): boolean {
  const { origin, host, 'sec-fetch-site': site = 'none', 'sec-fetch-mode': mode } = headers
  if (origin !== undefined && origin !== `http://${host}`) return true
  return mode !== 'navigate' && site !== 'same-origin' && site !== 'none'
}

/** Serves the site while it is written. `preview.ts` starts this file, with the address to open first. */
async function main([address = '/']: readonly string[]): Promise<void> {
  const place = placeToListen(3000, 'npx masthead preview')
  const server = startDevServer(path.resolve(contentDir()), place.host)
  try {
    const port = await listenAt(server, place)
    console.log(`Open ${originAt(place, port)}${address}  (stop with Ctrl+C)`)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    // The parent, `node --watch`, would wait for a change of the code, which does not help.
    if (isWatched()) process.kill(process.ppid, 'SIGKILL')
    process.exit(1)
  }
}

await main(process.argv.slice(2))
