import { once } from 'node:events'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { chromium, type Page } from '@playwright/test'
import sharp from 'sharp'
import { findBrowser } from '../../tests/browser/find-browser.ts'
import { build } from '../../tests/browser/sites.ts'
import { initNewsroom } from '../init/init-newsroom.ts'
import { thisEngine } from '../init/this-engine.ts'
import { serveFolder } from '../preview/serve/serve-folder.ts'

/**
 * `node packages/bench/harbour-pictures.ts` builds The Harbour Post, and writes the pictures of it that README.md and
 * docs/package.md show: pages beside each other, and a film in which a story changes its language in place.
 */
const SHOWN = [
  {
    name: 'harbour-front',
    views: [
      { address: 'en/', width: 1200 },
      { address: 'ar/', width: 1200 },
    ],
  },
  {
    name: 'harbour-story',
    views: [
      { address: 'zh/lighthouse-lamp/', width: 1200 },
      { address: 'ar/ferry-returns/', width: 430 },
      { address: 'en/pilot-interview/', width: 430 },
    ],
  },
] as const

/** The height of a window, and that of a picture, in pixels. */
const HEIGHT = { window: 1100, picture: 770 }
/** The width of the gap between two views. */
const GAP = 24
/** The window of the film, and the width of the film. */
const FILM = { width: 1080, height: 720, shown: 810 }

const home = path.resolve(import.meta.dirname, '../../.cache/demo')
rmSync(path.join(home, 'content'), { recursive: true, force: true })
const made = await initNewsroom(home, { example: true, yes: true }, thisEngine())
if ('problems' in made) throw new Error(made.problems.join('\n'))
const out = path.join(home, 'out')
build({ CONTENT_DIR: path.join(home, 'content'), OUT_DIR: out, CARDS: 'off', PRECOMPRESS: 'off' })
const server = serveFolder(out).listen(0, '127.0.0.1')
await once(server, 'listening')
const listening = server.address()
const origin = typeof listening === 'object' && listening ? `http://127.0.0.1:${listening.port}` : ''
const { executablePath, env } = await findBrowser()
const browser = await chromium.launch({ executablePath, env: { ...process.env, ...env }, args: ['--no-sandbox'] })
for (const { name, views } of SHOWN) {
  const pictures = await Promise.all(views.map(({ address, width }) => photograph(address, width)))
  const widths = views.map(({ width }) => Math.round((width * HEIGHT.picture) / HEIGHT.window))
  const width = widths.reduce((sum, one) => sum + one + GAP, -GAP)
  const placed = pictures.map((input, index) => {
    const left = widths.slice(0, index).reduce((sum, one) => sum + one + GAP, 0)
    return { input, left, top: 0 }
  })
  await sharp({ create: { width, height: HEIGHT.picture, channels: 3, background: '#8a97a0' } })
    .composite(placed)
    .webp({ quality: 78, effort: 6 })
    .toFile(pictureFile(name))
}
await film('harbour-languages')
await browser.close()
server.close()
server.closeAllConnections()

function pictureFile(name: string): string {
  return path.join(import.meta.dirname, `../../docs/pictures/${name}.webp`)
}

/** Opens a page as its readers see it when they have declined what needs consent. */
async function open(address: string, width: number, height: number): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height }, locale: address.slice(0, 2) })
  await page.goto(`${origin}/${address}`)
  await page.locator('.consent button[value=decline], cookie-consent button').first().click()
  await page.mouse.move(1, 1)
  await page.waitForLoadState('networkidle')
  return page
}

async function photograph(address: string, width: number): Promise<Buffer> {
  const page = await open(address, width, HEIGHT.window)
  const picture = await page.screenshot()
  await page.close()
  return sharp(picture).resize({ height: HEIGHT.picture }).toBuffer()
}

/** Films a reader in the middle of a story who chooses another language twice, and stays at the same paragraph. */
async function film(name: string): Promise<void> {
  const page = await open('en/lighthouse-lamp/', FILM.width, FILM.height)
  const shots: { readonly picture: Buffer; readonly delay: number }[] = []
  const shoot = async (delay: number) => {
    shots.push({
      picture: await sharp(await page.screenshot())
        .resize({ width: FILM.shown })
        .toBuffer(),
      delay,
    })
  }
  await shoot(1200)
  for (let step = 0; step < 19; step += 1) {
    await page.mouse.wheel(0, 62)
    await page.waitForTimeout(120)
    await shoot(70)
  }
  await shoot(500)
  for (const language of ['ar', 'zh', 'en']) {
    await page.mouse.wheel(0, -90) // which shows the line with the languages
    await page.waitForTimeout(500)
    await shoot(350)
    await moveTo(page, 'language-picker summary, language-picker button')
    await page.mouse.down()
    await page.mouse.up()
    await page.waitForTimeout(300)
    await shoot(600)
    await moveTo(page, `language-picker a[hreflang=${language}]`)
    await shoot(450)
    await page.mouse.down()
    await page.mouse.up()
    await page.waitForURL(`**/${language}/lighthouse-lamp/**`)
    await page.waitForLoadState('networkidle')
    await page.waitForTimeout(600)
    await page.mouse.move(1, 1)
    await shoot(1300)
  }
  await page.close()
  await sharp(
    shots.map(({ picture }) => picture),
    { join: { animated: true } },
  )
    .webp({ quality: 70, effort: 6, loop: 0, delay: shots.map(({ delay }) => delay) })
    .toFile(pictureFile(name))
}

/** Moves the pointer to an element that is in sight, as a reader does, so that nothing scrolls. */
async function moveTo(page: Page, selector: string): Promise<void> {
  const box = await page.locator(selector).first().boundingBox()
  if (box) await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
}
