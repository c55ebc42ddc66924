import path from 'node:path'
import { serveFolder } from '../../lib/dev-server/serve-folder.ts'
import { addPictures } from '../browser/content-with-pictures.ts'
import { listen, serveServices } from '../browser/global-setup.ts'
import { build, contentWithServices } from '../browser/sites.ts'
import { addBriefing } from './briefing.ts'
import { demandPrograms } from './find-program.ts'

const SITE = path.resolve(import.meta.dirname, '../../.cache/engines')

/** Presses the site with services, notes, pictures and a chosen front page, serves it on 127.0.0.1, and stops that after the last journey. */
export default async function setUp(): Promise<() => Promise<void>> {
  demandPrograms()
  const servers = [serveServices(), serveFolder(SITE)]
  const [services = '', site = ''] = await Promise.all(servers.map(listen))
  const content = await addPictures(contentWithServices(services))
  addBriefing(content)
  build({ OUT_DIR: SITE, CONTENT_DIR: content, CARDS: 'off', SITE_URL: 'https://masthead.example/' })
  process.env.SITE_ENGINES = site
  return async () => {
    for (const server of servers) {
      server.close()
      server.closeAllConnections()
    }
  }
}
