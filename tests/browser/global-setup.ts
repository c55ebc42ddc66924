import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { serveFolder } from '../../packages/preview/serve/serve-folder.ts'
import { buildSites, SITES } from './sites.ts'

/** Builds the sites, serves each on 127.0.0.1, and stops everything after the last test. */
export default async function setUp(): Promise<() => Promise<void>> {
  const service = serveServices()
  process.env.SERVICE_URL = await listen(service)
  await buildSites(process.env.SERVICE_URL)
  const servers = [service]
  for (const [name, folder] of Object.entries(SITES)) {
    const server = serveFolder(folder)
    process.env[`SITE_${name.toUpperCase()}`] = await listen(server)
    servers.push(server)
  }
  return async () => {
    for (const server of servers) {
      server.close()
      server.closeAllConnections()
    }
  }
}

/** A server of two services, for statistics and for preferences. */
export function serveServices(): Server {
  return createServer((request, response) => {
    // A service sets its cookie and key in the page, as a counter would, and says that it ran.
    const name = request.url?.includes('count') ? 'loopback_count' : 'loopback_settings'
    response.writeHead(200, { 'content-type': 'text/javascript' })
    response.end(
      `document.cookie='${name}=1; path=/';try{localStorage.setItem('${name}','1')}catch{};window.${name}=true`,
    )
  })
}

/** Starts a server on a free port and gives its origin. */
export async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('The server has no address.')
  return `http://127.0.0.1:${address.port}`
}
