import { mkdtempSync, renameSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { serveFolder } from '../../packages/preview/serve/serve-folder.ts'
import { listen } from './global-setup.ts'
import { SITES } from './sites.ts'
import { test as base } from './test.ts'

/** A site on a server of its own, under a path, that can be built again and can be out of reach, as in an aeroplane. */
export interface Travelling {
  readonly home: string
  publish(site: keyof typeof SITES): void
  flightMode(): Promise<void>
}

/** Tests of a site that travels: it can be built again, and its server can be out of reach. */
export const test = base.extend<{ site: Travelling }>({
  site: async ({ context }, use) => {
    const folder = path.join(mkdtempSync(path.join(tmpdir(), 'masthead-offline-')), 'site')
    const publish = (site: keyof typeof SITES) => {
      symlinkSync(SITES[site], `${folder}.new`)
      renameSync(`${folder}.new`, folder)
    }
    publish('seed')
    const server = serveFolder(folder, '/news/')
    const origin = await listen(server)
    const stop = () => {
      server.close()
      server.closeAllConnections()
    }
    const flightMode = async () => {
      stop()
      await context.setOffline(true)
    }
    await use({ home: `${origin}/news`, publish, flightMode })
    stop()
  },
})
