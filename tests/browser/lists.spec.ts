import { AxeBuilder } from '@axe-core/playwright'
import { walk } from './crawl.ts'
import { pagesIn } from './pressed-page.ts'
import { expect, origin, test } from './test.ts'

/** One list of each kind, below a language. */
const LISTS = [
  'topics/',
  'topics/world/',
  'topics/equality/',
  'authors/',
  'authors/test-author-b/',
  'authors/test-author-b/1/',
  'archive/',
  'archive/2026/',
  'archive/2026/11/',
  'archive/undated/',
]
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

// biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture’s dependencies from this pattern
test.use({ baseURL: async ({}, use) => use(origin('newsroom')) })

test('in a newsroom of many stories every page is linked, and every link leads to a page', async () => {
  test.setTimeout(300_000)
  const { pages, broken } = await walk(`${origin('newsroom')}/`)
  expect(broken).toEqual([])
  expect(pages).toEqual(pagesIn('newsroom').filter((address) => address !== '/404.html'))
})

for (const lang of ['en', 'zh', 'ar', 'hi']) {
  test(`axe finds nothing on lists in ${lang}, in light or dark`, async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 3000 })
    await page.emulateMedia({ reducedMotion: 'reduce' })
    for (const list of ['', ...LISTS]) {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        await page.goto(`/${lang}/${list}`)
        const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(TAGS).analyze()
        const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
        expect(found, `${list} in ${colorScheme}`).toEqual([])
      }
    }
  })
}

for (const width of [320, 390, 768, 1440]) {
  test(`at ${width} px no list is wider than the screen, and what leads on can be hit`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 })
    for (const lang of ['en', 'de', 'ja', 'fa']) {
      for (const list of ['', ...LISTS]) {
        await page.goto(`/${lang}/${list}`)
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect(wide, `${lang}/${list}`).toBe(0)
        const controls = page.locator('main :is(.kicker, .pager, .names, .counts, .part > :is(h2, h3), .desks, .all) a')
        const low = await controls.evaluateAll((all) =>
          all
            .map((link) => ({ name: link.textContent, height: link.getBoundingClientRect().height }))
            .filter(({ height }) => height < 43.9),
        )
        expect(low, `${lang}/${list}`).toEqual([])
      }
    }
  })
}

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('a reader goes from the newest of an author’s stories to the oldest and back, and meets each once', async ({
    page,
  }) => {
    await page.goto('/en/authors/test-author-b/')
    const headlines: string[] = []
    const older = page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Older' })
    for (;;) {
      headlines.push(...(await page.getByRole('main').getByRole('heading', { level: 3 }).allTextContents()))
      if (!(await older.isVisible())) break
      await older.click()
    }
    expect(headlines.length).toBeGreaterThan(96)
    expect(new Set(headlines).size).toBe(headlines.length)
    await page.getByRole('link', { name: 'Newer' }).click()
    await expect(page).toHaveURL('/en/authors/test-author-b/')
  })

  test('from a story a reader comes to its desk, its topics, its authors and others like it', async ({ page }) => {
    const story = '/en/test-article-1/'
    for (const [name, address] of [
      ['World', '/en/topics/world/'],
      ['Equality', '/en/topics/equality/'],
      ['Test Author A', '/en/authors/test-author-a/'],
    ] as const) {
      await page.goto(story)
      await page.getByRole('main').getByRole('link', { name, exact: true }).first().click()
      await expect(page).toHaveURL(address)
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    }
    await page.goto(story)
    const related = page.getByRole('region', { name: 'Related stories' }).getByRole('article')
    await expect(related).toHaveCount(3)
    await related.first().getByRole('link').click()
    await expect(page).not.toHaveURL(story)
  })
})

test('from the front page the keyboard leads to the archive, a month and a story', async ({ page }) => {
  const follow = async (name: string | RegExp) => {
    const link = page.getByRole('main').getByRole('link', { name }).first()
    await link.focus()
    await expect(link).toBeFocused()
    await page.keyboard.press('Enter')
  }
  await page.goto('/en/')
  await follow('All stories')
  await expect(page).toHaveURL('/en/archive/')
  await follow('November 2026')
  await expect(page).toHaveURL('/en/archive/2026/11/')
  await follow(/^Article/)
  await expect(page.getByRole('heading', { level: 1, name: /^Article/ })).toBeVisible()
})

test('the choice of language leads to the same list, or to the front page where there is none', async ({ page }) => {
  await page.goto('/en/topics/equality/')
  await page.getByRole('button', { name: 'CHOOSE YOUR LANGUAGE' }).click()
  await page.locator('#languages').getByRole('link', { name: '中文' }).click()
  await expect(page).toHaveURL('/zh/topics/equality/')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('平等')
  await page.goto('/en/topics/igualdad/')
  await page.getByRole('button', { name: 'CHOOSE YOUR LANGUAGE' }).click()
  await page.locator('#languages').getByRole('link', { name: 'العربية' }).click()
  await expect(page).toHaveURL(/\/ar\//)
})

test('in Arabic a month’s name and days stand at the right, and the desks at the left', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto('/ar/archive/')
  const row = page.locator('.part').first()
  const [month, day, headline, desk] = await Promise.all(
    ['h2 a', 'time', 'li a', 'li span'].map((part) => row.locator(part).first().boundingBox()),
  )
  expect(month?.x).toBeGreaterThan(day?.x ?? 0)
  expect(day?.x).toBeGreaterThan(headline?.x ?? 0)
  expect(headline?.x).toBeGreaterThan(desk?.x ?? 0)
})

test('a page of older stories is found under its own address by search engines, too', async ({ page }) => {
  await page.goto('/en/authors/test-author-b/1/')
  await expect(page).toHaveTitle('Test Author B (1) | Test Newsroom')
  const canonical = page.locator('link[rel=canonical]')
  await expect(canonical).toHaveAttribute('href', 'https://newsroom.example/en/authors/test-author-b/1/')
})
