import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { messagesFor } from '../../lib/language/messages.ts'
import { someOf } from '../build/sample.ts'
import { expectAccessibleInAllWidths } from './accessible.ts'
import { filesIn, pagesIn } from './built-page.ts'
import { recordShifts, shifts } from './shifts.ts'
import { SITES } from './sites.ts'
import { test as base, expect, origin, storyPath } from './test.ts'

const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's dependencies from this pattern
  baseURL: async ({}, use) => use(origin('harbour')),
})

const STORY = 'ferry-returns/'
/** The addresses of pages that may show words of both languages. */
const MIXED = /\/(?:404\.html|search\/)$/
/** A page of each kind. */
const KINDS = ['', STORY, 'tide-table/', 'topics/sea/', 'search/']

const LANGUAGES = ['en', 'ar']
/** Each commit lets axe look at one language, as in axe.spec.ts. */
const examined = someOf(LANGUAGES, 1)

for (const lang of examined) {
  test(`The Harbour Post in ${lang} (${examined.length} of ${LANGUAGES.length} languages) has no problem that axe finds, in any theme, on a wide window and a narrow one`, async ({
    page,
  }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    for (const kind of KINDS) {
      await page.goto(`/${lang}/${kind}`)
      await expectAccessibleInAllWidths(page)
    }
  })
}

for (const lang of LANGUAGES) {
  test.describe(`The Harbour Post in ${lang}`, () => {
    test('looks like another newspaper', async ({ page }) => {
      const [own, usual] = [
        await lookOf(page, `/${lang}/${STORY}`),
        await lookOf(page, origin('seed') + storyPath(lang)),
      ]
      for (const part of ['headline', 'text', 'label'] as const) expect(own[part], part).not.toBe(usual[part])
      for (const part of ['paper', 'accent'] as const) expect(own[part], part).not.toBe(usual[part])
      expect(own.logo).toMatch(lang === 'en' ? /\/logo\.\w+\.svg$/ : /\/logo-ar\.\w+\.svg$/)
      expect(own.loaded.map((name) => name.replace(/ \w+$/, '')).sort()).toEqual(['headlines', 'interface', 'text'])
      expect(usual.loaded).toEqual([])
    })

    test('has a footer of its own above the usual one, formulas, and a file of its own', async ({ page }) => {
      await page.goto(`/${lang}/tide-table/`)
      await expect(page.locator('.tide + footer')).toBeVisible()
      await expect(page.locator('.tide')).toHaveCSS('border-top-style', 'dashed')
      await expect(page.locator('math mfrac')).toHaveCount(2)
      expect(await (await page.request.get('/data/stories.json')).json()).toEqual({ stories: 18 })
    })

    for (const kind of ['', STORY]) {
      for (const width of [390, 1440]) {
        test(`nothing on /${kind} moves when the fonts come late, at ${width} px`, async ({ page }) => {
          let arrive = () => {}
          const late = new Promise<void>((resolve) => {
            arrive = resolve
          })
          await page.route(/\.woff2$/, async (route) => {
            await late
            await route.continue()
          })
          await page.setViewportSize({ width, height: 1600 })
          await recordShifts(page)
          await page.goto(`/${lang}/${kind}`, { waitUntil: 'commit' })
          await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0)
          arrive()
          await page.waitForFunction(() => document.fonts.status === 'loaded' && document.readyState === 'complete')
          await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
          expect(await loadedFonts(page)).not.toEqual([])
          // Until they arrive, the page shows fonts of the system in the same size: families like “text 0”.
          const isLikeSystem = await page.evaluate(() =>
            Promise.any(
              [...document.fonts].filter(({ family }) => / \d+"?$/.test(family)).map((font) => font.load()),
            ).then(
              () => true,
              () => false,
            ),
          )
          test.skip(!isLikeSystem, 'This machine has none of these fonts.')
          const moved = (await shifts(page)).map((entry) => Number(JSON.parse(entry).value))
          // The fonts of the system have other letters, so a word in a line may move by a pixel.
          expect(moved.reduce((sum, value) => sum + value, 0)).toBeLessThan(lang === 'en' ? 0.005 : Number.EPSILON)
        })
      }
    }

    test('contacts nobody else before a reader allows it', async ({ page }) => {
      const others: string[] = []
      await page.route(/.*/, (route) => {
        const address = route.request().url()
        if (address.startsWith(origin('harbour'))) return route.continue()
        others.push(address)
        return route.fulfill({ contentType: 'text/javascript', body: '' })
      })
      for (const kind of KINDS) await page.goto(`/${lang}/${kind}`)
      expect(others).toEqual([])
      await page.goto(`/${lang}/`)
      await page.getByRole('button', { name: messagesFor(lang).accept, exact: true }).click()
      await expect.poll(() => others).toEqual(['https://plausible.io/js/script.js'])
    })
  })
}

test('the words of a feature are on its picture, but in forced colours below it', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto('/en/seagrass-meadow/')
  const below = () =>
    page.locator('.over').evaluate((over) => {
      const [head, picture] = ['.head', 'img'].map((part) => over.querySelector(part)?.getBoundingClientRect())
      return (head?.top ?? Number.NaN) - (picture?.bottom ?? Number.NaN)
    })
  expect(await below()).toBeLessThan(0)
  await page.emulateMedia({ forcedColors: 'active' })
  expect(await below()).toBeGreaterThanOrEqual(0)
})

test('The Harbour Post keeps the fonts of a story that is kept for offline', async ({ page, context }) => {
  const { keepOffline, removeOffline } = messagesFor('en')
  await page.goto(`/en/${STORY}`)
  await page.getByRole('button', { name: messagesFor('en').decline, exact: true }).click()
  await page.getByRole('button', { name: keepOffline }).click()
  await expect(page.getByRole('button', { name: removeOffline })).toBeVisible()
  const files = await page.evaluate(async () => {
    const caught = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()))
    return caught.flat().map(({ url }) => url)
  })
  expect(files.filter((url) => url.endsWith('.woff2')).length).toBeGreaterThanOrEqual(2)
  await context.setOffline(true)
  await page.reload()
  await expect.poll(() => loadedFonts(page)).toContain('headlines Latn')
})

test('The Harbour Post is within the budgets of pages and fonts', () => {
  const folder = SITES.harbour
  // The 404 page has the words of every language, of which a reader sees one.
  for (const address of pagesIn('harbour').filter((one) => one !== '/404.html')) {
    const file = path.join(folder, address, address.endsWith('.html') ? '' : 'index.html')
    expect(statSync(`${file}.br`).size, address).toBeLessThanOrEqual(14_600)
    const html = readFileSync(file, 'utf8')
    const faces = [...html.matchAll(/@font-face\{font-family:"\w+ (\w{4})";src:url\(([^)]+)\)/g)]
    const fonts = new Set(faces.map(([, , name = '']) => path.basename(name)))
    for (const [script, own] of Map.groupBy(faces, ([, name]) => name)) {
      const names = new Set(own.map(([, , name = '']) => path.basename(name)))
      expect(sizeOf([...names]), `${address} in ${script}`).toBeLessThanOrEqual(120_000)
    }
    // Those pages may show words of both languages, with the fonts of both.
    if (!MIXED.test(address)) expect(sizeOf([...fonts]), address).toBeLessThanOrEqual(120_000)
    expect(/font-src 'self'/.test(html), address).toBe(fonts.size > 0)
  }
  const sums = readFileSync(path.join(folder, 'SHA256SUMS'), 'utf8')
  const fonts = filesIn('harbour').filter((name) => name.endsWith('.woff2'))
  expect(fonts.length).toBeGreaterThan(0)
  for (const name of fonts) expect(sums).toContain(name)
})

/** Returns how large files of fonts are together, in bytes. */
function sizeOf(names: readonly string[]): number {
  return names.reduce((sum, name) => sum + statSync(path.join(SITES.harbour, 'assets', name)).size, 0)
}

/** What a page looks like: its fonts, its colours and its logo. */
async function lookOf(page: Page, address: string) {
  await page.goto(address)
  await page.waitForFunction(() => document.fonts.status === 'loaded')
  const look = await page.evaluate(() => {
    const styleOf = (selector: string) => getComputedStyle(document.querySelector(selector) ?? document.body)
    return {
      headline: styleOf('h1').fontFamily,
      text: styleOf('main p:not([class])').fontFamily,
      label: styleOf('body').fontFamily,
      paper: styleOf('html').backgroundColor,
      accent: styleOf('.kicker').color,
      logo: document.querySelector<HTMLImageElement>('.mark img')?.src,
    }
  })
  return { ...look, loaded: await loadedFonts(page) }
}

/** The families of the newsroom’s own fonts that a page has loaded. */
function loadedFonts(page: Page): Promise<string[]> {
  return page.evaluate(() => [
    ...new Set(
      [...document.fonts]
        .filter(({ status, family }) => status === 'loaded' && !/\d"?$/.test(family))
        .map(({ family }) => family.replaceAll('"', '')),
    ),
  ])
}
