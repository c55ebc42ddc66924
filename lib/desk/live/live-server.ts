import { createServer, type Server, type ServerResponse } from 'node:http'
import path from 'node:path'
import sirv from 'sirv'
import { answer } from './live-answer.ts'
import { LiveSite } from './live-site.ts'

/** Where a running site says whose it is: the path of its content folder. */
export const WHOSE = '/@live/whose'

/** Where a page is told of changes, as server-sent events. */
const CHANGES = '/@live/changes'

/**
 * Serves the site while it is written, each page made when it is asked for.
 * @param root the content folder
 */
export function serveLive(projectDir: string, root: string): Server {
  const listeners = new Set<ServerResponse>()
  const site = LiveSite.open(projectDir, root, () => {
    for (const listener of listeners) listener.write('data: changed\n\n')
  })
  const files = sirv(path.join(projectDir, 'public'), { dev: true })
  return createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site.invalid')
    if (pathname === CHANGES) {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
      response.write('retry: 300\n\n')
      listeners.add(response)
      response.on('close', () => listeners.delete(response))
    } else if (pathname === WHOSE) {
      response.end(root)
    } else {
      files(request, response, async () => {
        const { status, type, body, location } = await answer(await site, pathname)
        response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', ...(location && { location }) })
        response.end(body)
      })
    }
  })
}
