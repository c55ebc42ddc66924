import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { expect, JOURNEY, saidBy, storyPath, test } from './test.ts'

test.use({ locale: 'ar', contextOptions: { reducedMotion: 'reduce' } })

const GROUP = 'paragraph-languages'

/** Opens a story, and points beside a paragraph on a wide window, or selects some of it on a phone. */
async function openParagraphs(page: Page, lang: string, width: number, selector = '#p2'): Promise<void> {
  await page.setViewportSize({ width, height: 900 })
  await page.goto(storyPath(lang))
  await page.locator('.consent [value=decline]').click()
  const paragraph = page.locator(selector)
  await paragraph.scrollIntoViewIfNeeded()
  await expect(page.locator(`p > ${GROUP}`)).toHaveCount(0)
  const box = await paragraph.boundingBox()
  if (!box) throw new Error('The story has no such paragraph.')
  const outside = /ar|fa/.test(lang) ? box.x + box.width + 100 : box.x - 100
  await page.mouse.move(width > 1000 ? outside : box.x + 40, 890)
  if (width > 1000) await expect(page.locator(`p > ${GROUP}`)).toBeAttached()
  await page.mouse.move(width > 1000 ? outside : box.x + 40, box.y + 9)
  if (width < 1000) await paragraph.evaluate((element) => getSelection()?.selectAllChildren(element))
  await expect(paragraph.locator(GROUP)).toBeAttached()
}

for (const row of ['en 1440 ar', 'fa 1440 en', 'en 390 ar', 'ar 390 en']) {
  const [lang = '', width, other = ''] = row.split(' ')
  test(
    `a paragraph in ${lang} opens in ${other} at ${width} px, and closes`,
    width === '390' ? JOURNEY : {},
    async ({ page }) => {
      const complaints = saidBy(page)
      await openParagraphs(page, lang, Number(width))
      const paragraph = page.locator('#p2')
      const text = await paragraph.textContent()
      const button = page.locator(`#p2 > ${GROUP} > [lang=${other}]`)
      await expect(button).toBeInViewport()
      const { width: wide = 0, height = 0 } = (await button.boundingBox()) ?? {}
      expect(Math.min(wide, height)).toBeGreaterThanOrEqual(44)
      await button.click()
      const opened = page.locator('#p2 + .twin')
      await expect(opened).toHaveAttribute('lang', other)
      await expect(opened).toHaveAttribute('dir', /ar|fa/.test(other) ? 'rtl' : 'ltr')
      await expect(button).toHaveAttribute('aria-expanded', 'true')
      const edges = await page
        .locator('#p2, #p2 + .twin')
        .evaluateAll((all) => all.map((one) => one.getBoundingClientRect()))
      expect(edges[1]?.top).toBeGreaterThanOrEqual(edges[0]?.bottom ?? Number.NaN)
      expect(await paragraph.textContent(), 'what is searched, copied and read aloud').toBe(text)
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
      await expectAccessible(page)
      await button.click()
      await expect(opened).toHaveCount(0)
      await expect(button).toHaveAttribute('aria-expanded', 'false')
      await page.emulateMedia({ media: 'print' })
      await expect(page.locator(GROUP)).toBeHidden()
      expect(complaints).toEqual([])
    },
  )
}

test('with keys alone the languages are beside the first paragraph that begins in the window', async ({ page }) => {
  await page.goto(storyPath('en'))
  await page.keyboard.press('Tab')
  await page.locator('.slug button').first().focus()
  const place = () => page.locator(`p:has(> ${GROUP})`).getAttribute('id')
  const ids = () =>
    page.locator('.prose > p[data-section]').evaluateAll((all) => {
      const begun = all.find((one) => one.getBoundingClientRect().top > 0)
      return [begun?.id, all.find((one) => one.querySelector('paragraph-languages'))?.id]
    })
  const arabic = page.locator(`${GROUP} > button`).first()
  await arabic.focus()
  await expect(arabic).toHaveAccessibleName('العربية')
  for (let turn = 0; turn < 3; turn++) {
    const ended = page.evaluate(() => new Promise((done) => document.addEventListener('scrollend', done)))
    await page.keyboard.press('PageDown')
    await ended
    await expect.poll(async () => new Set(await ids()).size).toBe(1)
  }
  await page.keyboard.press('Enter')
  await expect(page.locator('.prose > .twin')).toBeVisible()
  await expect(arabic).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  const number = page.locator(`${GROUP} > a:focus`)
  await expect.poll(async () => `#${await place()}` === (await number.getAttribute('href'))).toBe(true)
  await expect(number).toHaveAccessibleName(/^\d+$/)
})

test('a pointer on the languages of a short paragraph does not move them to the next', async ({ page }) => {
  await openParagraphs(page, 'en', 1440, '#p8')
  await page.locator(`#p8 > ${GROUP} > button:visible`).last().hover()
  await expect(page.locator(`#p8 > ${GROUP}`)).toBeAttached()
})

test('a press on a language is painted before the language opens and closes, even if its page is there', async ({
  page,
}) => {
  await openParagraphs(page, 'en', 1440)
  const press = () =>
    page.locator(`#p2 > ${GROUP} > [lang=ar]`).evaluate(async (button: HTMLElement) => {
      const count = () => document.querySelectorAll('.prose > .twin').length
      const before = count()
      button.click()
      for (let turn = 0; turn < 20; turn++) await null // what a press does in its own task
      return count() - before
    })
  for (const opened of [1, 0, 1]) {
    expect(await press()).toBe(0)
    await expect(page.locator('#p2 + .twin')).toHaveCount(opened)
  }
})

test('a pointer on the bar for selected words does not move the languages away from them', async ({ page }) => {
  await openParagraphs(page, 'en', 1440)
  await page.locator('#p2').evaluate((element) => getSelection()?.selectAllChildren(element))
  await page.locator('share-words button').first().hover()
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50))))
  await expect(page.locator(`#p2 > ${GROUP}`)).toBeAttached()
})

test('a paragraph that another language lacks says that it could not be loaded', async ({ page }) => {
  await page.route(storyPath('ar'), async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: (await response.text()).replace('<p id="p2"', '<p id="other"') })
  })
  await openParagraphs(page, 'en', 1440)
  await page.locator(`#p2 > ${GROUP} > [lang=ar]`).click()
  await expect(page.locator('read-with [role=status]')).toHaveText(/could not be loaded/)
  await expect(page.locator('.twin')).toHaveCount(0)
})

test('side by side takes the place of single paragraphs', async ({ page }) => {
  await openParagraphs(page, 'en', 1440)
  await page.locator(`#p2 > ${GROUP} > [lang=ar]`).click()
  await expect(page.locator('#p2 + .twin')).toBeVisible()
  await page.locator('language-picker > button').click()
  await page.locator('#languages a[href="?with=zh"]').click()
  await expect(page.locator('#p2 + .twin[lang=zh]')).toBeVisible()
  await expect(page.locator('.twin[lang=ar]')).toHaveCount(0)
  await expect(page.locator(GROUP)).toBeHidden()
})

test('nothing of it is loaded for a reader who only reads', async ({ page }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(storyPath('en'))
  for (let turn = 0; turn < 8; turn++) await page.mouse.wheel(0, 600)
  await page.locator('#p6').hover()
  expect(asked.filter((address) => /lazy/.test(address))).toEqual([])
})
