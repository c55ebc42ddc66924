import { someOf } from '../build/sample.ts'
import { follow, scrollToSection, topOf, twoFrames } from './place.ts'
import { expect, JOURNEY, journeyIn, LANGUAGES, storyPath, test } from './test.ts'

/** Places of the story: a section, and the height of its top in the window. */
const PLACES = [
  { id: 'p2', top: 60 },
  { id: 'p7', top: 16 },
  { id: 'p5', top: 40 },
] as const

const SIZES = [
  { width: 1280, height: 720 },
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const

// Without motion one page does not fade into the next, for which every visit would wait.
test.use({ contextOptions: { reducedMotion: 'reduce' } })

/** From which language, to which others: of each way of writing to each other one, and of one to all, in turn. */
const CHANGES = {
  en: someOf(LANGUAGES.slice(1), 4),
  ar: ['en', 'fa', 'zh'],
  ja: ['de', 'ar', 'hi'],
} as const

for (const [from, languages] of Object.entries(CHANGES)) {
  for (const { width, height } of from === 'ja' ? SIZES : SIZES.slice(0, 1)) {
    test(
      `at ${width} px, a reader in ${from} who changes to ${languages.join(', ')} stays in place, and Back leads back there`,
      journeyIn(from),
      async ({ page }) => {
        await page.setViewportSize({ width, height })
        await page.goto(storyPath(from))
        const entries = await page.evaluate(() => history.length)
        for (const [index, to] of languages.entries()) {
          const { id, top } = PLACES[index % PLACES.length] ?? PLACES[0]
          await scrollToSection(page, id, top)
          await twoFrames(page)
          const start = await topOf(page, id)
          await follow(page, to, '#languages')
          await expect(page).toHaveURL(`${storyPath(to)}#${id}`)
          expect(Math.abs((await topOf(page, id)) - start), `${id} in ${to}`).toBeLessThanOrEqual(1)
          await expect(page.locator(`#${id}`)).toBeFocused()
          expect(await page.evaluate(() => history.length)).toBe(entries + 1)
          await page.goBack()
          await expect(page).toHaveURL(storyPath(from))
          expect(Math.abs((await topOf(page, id)) - start), `${id} again, after ${to}`).toBeLessThanOrEqual(1)
        }
      },
    )
  }
}

test('a section that began above the window and is shorter in the other language is in view there', async ({
  page,
}) => {
  await page.goto(`${storyPath('ja')}#p10`)
  await scrollToSection(page, 'p10', -60)
  await twoFrames(page)
  await follow(page, 'zh', '#languages')
  await expect(page).toHaveURL(`${storyPath('zh')}#p10`)
  expect(await topOf(page, 'p10')).toBeCloseTo(0, 0)
})

test('who goes to the masthead or to the footer for another language comes back to where they read', async ({
  page,
}) => {
  for (const list of ['#languages', '.languages']) {
    await page.goto(storyPath('en'))
    await scrollToSection(page, 'p7', 30)
    await twoFrames(page)
    await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }))
    await twoFrames(page)
    await follow(page, 'hi', list)
    await expect(page).toHaveURL(`${storyPath('hi')}#p7`)
    expect(Math.abs((await topOf(page, 'p7')) - 30)).toBeLessThanOrEqual(1)
  }
})

test('whoever takes the list in the footer lands where they last read, though the story’s credit is in view', async ({
  page,
}) => {
  await page.goto(storyPath('en'))
  await scrollToSection(page, 'p7', 30)
  await twoFrames(page)
  await page.evaluate(() => {
    const footer = document.querySelector('footer')
    scrollBy({ top: (footer?.getBoundingClientRect().top ?? 0) - innerHeight / 2, behavior: 'instant' })
  })
  await page.waitForTimeout(1200) // a reader who looks at the list for more than a second
  await follow(page, 'zh', '.languages')
  await expect(page).toHaveURL(`${storyPath('zh')}#p7`)
  await expect(page.locator('#p7')).toBeFocused()
})

test('with the keyboard alone a reader changes language in the midst of the story and goes on from there', async ({
  page,
}) => {
  await page.goto(`${storyPath('en')}#p7`)
  await expect(page.locator('#p7')).toBeInViewport()
  await expect(page.locator('language-picker:defined')).toBeVisible()
  const top = await topOf(page, 'p7')
  await page.locator('language-picker > button').focus()
  await page.keyboard.press('Enter')
  const link = page.locator('#languages .langs').getByRole('link', { name: 'فارسی', exact: true })
  await link.focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`${storyPath('fa')}#p7`)
  expect(Math.abs((await topOf(page, 'p7')) - top)).toBeLessThanOrEqual(1)
  await page.keyboard.press('Tab')
  const follows = await page.evaluate(() => {
    const section = document.getElementById('p7')
    return section?.compareDocumentPosition(document.activeElement ?? document)
  })
  expect(follows).toBe(4) // DOCUMENT_POSITION_FOLLOWING
})

test('a reader who came by a link to a section keeps the place, though the script came later than the page', async ({
  page,
}) => {
  await page.route(/masthead\.[0-9a-f]+\.js$/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1000))
    await route.continue()
  })
  await page.goto(`${storyPath('en')}#p7`)
  await expect(page.locator('#p7')).toBeInViewport()
  await expect(page.locator('language-picker:defined')).toBeVisible()
  const top = await topOf(page, 'p7')
  await page.locator('language-picker > button').focus()
  await page.keyboard.press('Enter')
  await page.locator('#languages .langs').getByRole('link', { name: 'فارسی', exact: true }).click()
  await expect(page).toHaveURL(`${storyPath('fa')}#p7`)
  await expect(page.locator('language-picker:defined')).toBeVisible()
  expect(Math.abs((await topOf(page, 'p7')) - top)).toBeLessThanOrEqual(1)
})

test('at the head of the story a change of language leads to the head', JOURNEY, async ({ page }) => {
  await page.goto(storyPath('en'))
  await follow(page, 'ja', '#languages')
  await expect(page).toHaveURL(storyPath('ja'))
  expect(await page.evaluate(() => scrollY)).toBe(0)
})

test('a link to a section survives every change of language', JOURNEY, async ({ page }) => {
  await page.goto(`${storyPath('en')}#quote1`)
  for (const lang of ['zh', 'ar', 'de']) {
    await follow(page, lang, '.languages')
    await expect(page).toHaveURL(`${storyPath(lang)}#quote1`)
    await expect(page.locator('#quote1')).toBeInViewport()
  }
})

test('the section that holds the selection comes into view, be it out of sight', async ({ page }) => {
  await page.goto(storyPath('en'))
  await page.evaluate(() => getSelection()?.selectAllChildren(document.getElementById('quote1-p1') ?? document.body))
  await follow(page, 'ko', '#languages')
  await expect(page).toHaveURL(`${storyPath('ko')}#quote1-p1`)
  await expect(page.locator('#quote1-p1')).toBeInViewport()
})

test('where storage is blocked the section comes to the top of the window', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'sessionStorage', {
      get() {
        throw new DOMException('blocked', 'SecurityError')
      },
    })
  })
  const errors: Error[] = []
  page.on('pageerror', (error) => errors.push(error))
  await page.goto(storyPath('en'))
  await scrollToSection(page, 'p7', 30)
  await follow(page, 'ru', '#languages')
  await expect(page).toHaveURL(`${storyPath('ru')}#p7`)
  await expect.poll(() => topOf(page, 'p7')).toBeLessThan(100)
  expect(errors).toEqual([])
})

test('nothing stays behind of the place that was handed over', async ({ page }) => {
  await page.goto(`${storyPath('en')}#p7`)
  await follow(page, 'es', '#languages')
  await expect(page.locator('#p7')).toBeFocused()
  expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([])
})
