import { rmSync } from 'node:fs'
import path from 'node:path'
import { serveFolder } from '../../packages/preview/serve/serve-folder.ts'
import { addPictures } from '../browser/content-with-pictures.ts'
import { listen, serveServices } from '../browser/global-setup.ts'
import { build, contentWithServices } from '../browser/sites.ts'
import { writeLanguagesNewsroom } from '../fixtures/languages-newsroom.ts'
import { addBriefing } from './briefing.ts'
import { demandPrograms } from './find-program.ts'

const SITE = path.resolve(import.meta.dirname, '../../.cache/engines')
/** The folder of the site with every language. All links are relative, so the server serves it below the other site. */
export const MANY = path.join(SITE, 'many')

/**
 * Builds the site with services, notes, pictures and a chosen front page, and one with every language. Serves both on
 * 127.0.0.1, and stops that after the last journey.
 */
export default async function setUp(): Promise<() => Promise<void>> {
  demandPrograms()
  const servers = [serveServices(), serveFolder(SITE)]
  const [services = '', site = ''] = await Promise.all(servers.map(listen))
  const content = await addPictures(contentWithServices(services))
  addBriefing(content)
  rmSync(MANY, { recursive: true, force: true }) // a build refuses a folder with files of others
  build({ OUT_DIR: SITE, CONTENT_DIR: content, CARDS: 'off', SITE_URL: 'https://masthead.example/' })
  const newsroom = `${SITE}-newsroom`
  writeLanguagesNewsroom(newsroom)
  build({ OUT_DIR: MANY, CONTENT_DIR: newsroom, CARDS: 'off', PRECOMPRESS: 'off' })
  process.env.SITE_ENGINES = site
  return async () => {
    for (const server of servers) {
      server.close()
      server.closeAllConnections()
    }
  }
}
