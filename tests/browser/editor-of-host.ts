import { createServer, get } from 'node:http'
import type { Page } from '@playwright/test'
import { securityHeaders } from '../../lib/hosts/host-files.ts'
import { readLibrary } from '../../lib/index/read-library.ts'
import { cmsSchema } from '../../lib/publication/cms-schema.ts'
import { frontSchema } from '../../lib/publication/front-schema.ts'
import { siteSchema } from '../../lib/publication/site-schema.ts'
import { frontMatterSchema } from '../../lib/story/read/front-matter-schema.ts'
import { cmsConfig } from '../../packages/cms/cms-config.ts'
import { cmsPage, deskPage } from '../../packages/cms/cms-page.ts'
import { deskConfig } from '../../packages/cms/desk-config.ts'
import { publishedTexts } from '../../packages/cms/published-texts.ts'
import { PUBLICATION } from '../fixtures/publication.ts'
import { listen } from './global-setup.ts'
import { origin } from './test.ts'

/**
 * Opens the editor for a Git host: its page and configuration are as a build writes them for these settings, and its
 * scripts are those of the built site. They come from a server, because Chromium lets no page that a test made up reach
 * an address of this machine.
 * @param settings what `editor` in site.yaml has, besides the repository
 * @param at the page: that of the forms, or of the desk
 * @returns the requests that leave for any other host
 */
export async function openEditor(page: Page, settings: Readonly<Record<string, string>>, at = '/editor/forms.html') {
  const { library } = readLibrary(PUBLICATION)
  if (!library) throw new Error('The publication cannot be read.')
  const cms = cmsSchema.parse({ repo: 'newsroom/gazette', ...settings })
  const schemas = { site: siteSchema, front: frontSchema, frontMatter: frontMatterSchema }
  const opener = securityHeaders('', true)['Cross-Origin-Opener-Policy']
  const own = new Map([
    ['/editor/', { type: 'text/html', text: deskPage(library.publication, cms) }],
    ['/editor/desk.json', { type: 'application/json', text: JSON.stringify(deskConfig(library, cms, schemas)) }],
    ['/editor/stories.json', { type: 'application/json', text: JSON.stringify(publishedTexts(library)) }],
    ['/editor/forms.html', { type: 'text/html', text: cmsPage(library.publication, cms) }],
    ['/editor/config.json', { type: 'application/json', text: JSON.stringify(cmsConfig(library, cms, schemas)) }],
  ])
  const server = createServer((request, response) => {
    const file = own.get(request.url?.replace(/\?.*/, '') ?? '')
    if (file) {
      response.writeHead(200, { 'content-type': file.type, 'cross-origin-opener-policy': opener }).end(file.text)
      return
    }
    get(origin('cms') + request.url, { headers: { 'accept-encoding': 'identity' } }, (built) => {
      response.writeHead(built.statusCode ?? 500, built.headers)
      built.pipe(response)
    })
  })
  const site = await listen(server)
  const foreign: string[] = []
  page.context().on('request', (request) => {
    const allowed = [site, settings.server ?? '', 'blob:', 'data:']
    if (!allowed.some((start) => request.url().startsWith(start))) foreign.push(request.url())
  })
  await page.goto(site + at)
  return { foreign, stop: () => server.close() }
}
