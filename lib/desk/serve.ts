import { existsSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import path from 'node:path'
import sirv from 'sirv'

/**
 * Serves a pressed folder as a static host does: index.html for a folder, 404.html for what is not there, and the brotli or
 * gzip beside a file to those who take it.
 * @param folder read anew at each request, so that a build shows at once
 * @param base the path under which it is served, `/` or `/news/`
 */
export function serveFolder(folder: string, base = '/'): Server {
  const files = sirv(folder, { dev: true, etag: true, dotfiles: true, brotli: true, gzip: true })
  return createServer((request, response) => {
    const notFound = () => {
      const page = path.join(folder, '404.html')
      response.writeHead(404, { 'content-type': 'text/html;charset=utf-8' })
      response.end(existsSync(page) ? readFileSync(page) : 'Not found')
    }
    if (!request.url?.startsWith(base)) return notFound()
    request.url = `/${request.url.slice(base.length)}`
    files(request, response, notFound)
  })
}
