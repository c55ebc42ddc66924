import { readFileSync } from 'node:fs'
import { messagesFor } from '../../lib/language/messages.ts'
import { withStraightMarks } from '../straight-marks.ts'
import { expect, JOURNEY, storyPath, test, WRITINGS } from './test.ts'

const lines = readFileSync('tests/fixtures/seed.txt', 'utf8').trim().split('\n')
const [notice = '', heading = '', again = '', licence = '', hotline = '', caption = '', ...body] = lines

for (const lang of ['en', 'ar']) {
  test(
    `the story opens in ${lang}, in its own language and direction, without a word on the console`,
    JOURNEY,
    async ({ page }) => {
      const messages: string[] = []
      page.on('console', (message) => messages.push(message.text()))
      page.on('pageerror', (error) => messages.push(error.message))
      await page.goto(storyPath(lang))
      await expect(page.locator('html')).toHaveAttribute('lang', lang)
      await expect(page.locator('html')).toHaveAttribute('dir', ['ar', 'fa'].includes(lang) ? 'rtl' : 'ltr')
      await expect(page.locator('h1')).toBeVisible()
      await expect(page.locator('cookie-consent .consent')).toBeVisible()
      expect(messages).toEqual([])
    },
  )
}

test(
  'the English story is its source word for word but for quotation marks, every paragraph in its place',
  JOURNEY,
  async ({ page }) => {
    await page.goto(storyPath('en'))
    // Whole sections only: a quote or a note is the sections inside it. A chart is no text of the source's; its numbers are (this-publication.test.ts).
    const sections = await page.locator('main [data-section]:not(.chart, :has([data-section]))').allTextContents()
    const source = fold(withStraightMarks(body.join(' ')))
    expect(body).toHaveLength(11)
    expect(fold(withStraightMarks(sections.join(' '))).slice(0, source.length)).toBe(source)
  },
)

test('what follows the source’s last word is the editor’s note alone', async ({ page }) => {
  await page.goto(storyPath('en'))
  const sections = page.locator('.prose > [data-section]')
  await expect(sections.nth(-2)).toHaveText(body.at(-1) ?? '')
  await expect(sections.last()).toHaveAccessibleName('Editor’s note')
  await expect(sections.last()).toHaveRole('note')
})

test('the cookie notice is the publisher’s sentence, word for word', JOURNEY, async ({ page }) => {
  await page.goto(storyPath('en'))
  await expect(page.getByRole('region', { name: 'Cookie notice' }).getByRole('paragraph').first()).toHaveText(notice)
})

test('the source’s heading stands over the choice of language, in the masthead and in the footer', async ({ page }) => {
  expect(again).toBe(heading)
  await page.goto(storyPath('en'))
  const inFooter = page.getByRole('contentinfo').getByRole('navigation').filter({ hasText: heading })
  await inFooter.scrollIntoViewIfNeeded()
  await expect(inFooter.getByRole('heading', { name: heading })).toHaveText(heading, { useInnerText: true })
  await page.getByRole('banner').getByRole('button', { name: heading }).click()
  const inMasthead = page.getByRole('banner').getByRole('navigation', { name: heading })
  await expect(inMasthead.getByRole('heading', { name: heading })).toHaveText(heading, { useInnerText: true })
})

test('the licence, the hotline that can be dialled, and the caption are the source’s', JOURNEY, async ({ page }) => {
  await page.goto(storyPath('en'))
  const footer = page.getByRole('contentinfo')
  await expect(footer.getByText(licence, { exact: true })).toHaveAttribute('lang', 'zh-Hans')
  await expect(footer.getByRole('paragraph').filter({ hasText: 'hotline' })).toHaveText(hotline)
  await expect(footer.getByRole('link', { name: '010-85061466' })).toHaveAttribute('href', 'tel:+861085061466')
  await expect(page.getByRole('figure').getByText(caption, { exact: true })).toBeVisible()
})

test('on a wide screen, space divides the text of a story from its tools, and a telephone number does not part lines', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  for (const lang of ['en', 'de', 'ru']) {
    await page.goto(storyPath(lang))
    const tools = page.locator('.tools')
    await tools.scrollIntoViewIfNeeded()
    const [above, below] = [await page.locator('.prose').boundingBox(), await tools.boundingBox()]
    expect((below?.y ?? 0) - (above?.y ?? 0) - (above?.height ?? 0), lang).toBeGreaterThan(24)
    const hotline = page.getByRole('contentinfo').getByRole('paragraph').filter({ hasText: '010-85061466' })
    await hotline.scrollIntoViewIfNeeded()
    const { height, lines, size } = await hotline.evaluate((element) => {
      const text = document.createRange()
      text.selectNodeContents(element)
      const lines = [...text.getClientRects()].map(({ top }) => top)
      const { paddingTop, paddingBottom, fontSize } = getComputedStyle(element)
      const padding = Number.parseFloat(paddingTop) + Number.parseFloat(paddingBottom)
      const size = Number.parseFloat(fontSize)
      return { height: element.clientHeight - padding, lines: new Set(lines).size, size }
    })
    expect(height, lang).toBeLessThanOrEqual(lines * size * 1.6)
  }
})

function fold(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

for (const lang of WRITINGS) {
  test(`in ${lang} each source is named in the margin of a wide screen; a phone lists them, with links`, async ({
    page,
  }) => {
    const list = page.getByRole('region', { name: messagesFor(lang).sourcesNamed })
    const mentions = page.locator('.prose [data-source]')
    const inMargin = () =>
      mentions.evaluateAll((all) => all.filter((one) => getComputedStyle(one, '::before').content !== 'none').length)
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.goto(storyPath(lang))
    await expect(mentions).toHaveCount(8)
    await expect(list).toBeHidden()
    expect(await inMargin()).toBe(8)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await inMargin()).toBe(0)
    await expect(list.getByRole('link')).toHaveCount(8)
    await list.getByRole('link').last().click()
    await expect(mentions.last()).toBeInViewport()
  })
}
