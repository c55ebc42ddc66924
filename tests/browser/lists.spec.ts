import { pagesIn } from './built-page.ts'
import { walk } from './crawl.ts'
import { expect, origin, test } from './test.ts'

// biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture’s dependencies from this pattern
test.use({ baseURL: async ({}, use) => use(origin('newsroom')) })

test('in a newsroom of many stories every page is linked, and every link leads to a page', async () => {
  test.setTimeout(300_000)
  const { pages, broken } = await walk(`${origin('newsroom')}/`)
  expect(broken).toEqual([])
  expect(pages).toEqual(pagesIn('newsroom').filter((address) => !address.endsWith('404.html')))
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('a reader goes from the newest of an author’s stories to the oldest and back, and meets each once', async ({
    page,
  }) => {
    await page.goto('/en/authors/test-author-b/')
    const headlines: string[] = []
    const older = page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Older' })
    for (;;) {
      headlines.push(...(await page.getByRole('main').getByRole('heading', { level: 2 }).allTextContents()))
      if (!(await older.isVisible())) break
      await older.click()
    }
    expect(headlines.length).toBeGreaterThan(96)
    expect(new Set(headlines).size).toBe(headlines.length)
    await page.getByRole('link', { name: 'Newer' }).click()
    await expect(page).toHaveURL('/en/authors/test-author-b/')
  })

  test('from a story a reader comes to its section, its topics, its authors and others like it', async ({ page }) => {
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
    await page.locator('header ~ .rubrics').getByRole('link', { name: 'Science' }).click()
    await expect(page).toHaveURL('/en/topics/science/')
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
