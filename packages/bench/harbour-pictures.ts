import { once } from 'node:events'
import path from 'node:path'
import { chromium } from '@playwright/test'
import sharp from 'sharp'
import { findBrowser } from '../../tests/browser/find-browser.ts'
import { buildSites, SITES } from '../../tests/browser/sites.ts'
import { serveFolder } from '../preview/serve/serve-folder.ts'

/**
 * `node packages/bench/harbour-pictures.ts` builds The Harbour Post (tests/fixtures/harbour-post), and writes the pictures of it that
 * docs/package.md shows.
 */
const SHOWN = [
  {
    name: 'harbour-front',
    views: [
      { address: 'en/', width: 1440 },
      { address: 'ar/', width: 390 },
    ],
  },
  {
    name: 'harbour-story',
    views: [
      { address: 'ar/ferry-returns/', width: 1440 },
      { address: 'en/ferry-returns/', width: 390 },
    ],
  },
] as const

/** The height of a window, and that of a picture, in pixels. */
const HEIGHT = { window: 1000, picture: 700 }
/** The width of the gap between two views. */
const GAP = 24

process.env.SITES ??= 'harbour'
await buildSites('http://127.0.0.1')
const server = serveFolder(SITES.harbour).listen(0, '127.0.0.1')
await once(server, 'listening')
const listening = server.address()
const origin = typeof listening === 'object' && listening ? `http://127.0.0.1:${listening.port}` : ''
const { executablePath, env } = await findBrowser()
const browser = await chromium.launch({ executablePath, env: { ...process.env, ...env }, args: ['--no-sandbox'] })
for (const { name, views } of SHOWN) {
  const pictures = await Promise.all(views.map(({ address, width }) => photograph(`${origin}/${address}`, width)))
  const widths = views.map(({ width }) => Math.round((width * HEIGHT.picture) / HEIGHT.window))
  const width = widths.reduce((sum, one) => sum + one + GAP, -GAP)
  const placed = pictures.map((input, index) => {
    const left = widths.slice(0, index).reduce((sum, one) => sum + one + GAP, 0)
    return { input, left, top: 0 }
  })
  await sharp({ create: { width, height: HEIGHT.picture, channels: 3, background: '#8a97a0' } })
    .composite(placed)
    .webp({ quality: 78, effort: 6 })
    .toFile(path.join(import.meta.dirname, `../../docs/pictures/${name}.webp`))
}
await browser.close()
server.close()
server.closeAllConnections()

/** A page as its readers see it when they have declined what needs consent. */
async function photograph(address: string, width: number): Promise<Buffer> {
  const locale = new URL(address).pathname.slice(1, 3)
  const page = await browser.newPage({ viewport: { width, height: HEIGHT.window }, locale })
  await page.goto(address)
  await page.locator('.consent button[value=decline], cookie-consent button').first().click()
  await page.waitForFunction(() => document.fonts.status === 'loaded')
  await page.reload() // now with all fonts
  const picture = await page.screenshot()
  await page.close()
  return sharp(picture).resize({ height: HEIGHT.picture }).toBuffer()
}
