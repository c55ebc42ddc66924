import { AxeBuilder } from '@axe-core/playwright'
import { serviceTest as test } from './consent.ts'
import { ABRIDGED, EVERY_KIND } from './harbour-stories.ts'
import { offsets, openPair, spoken } from './pair.ts'
import { expect } from './test.ts'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

for (const [first, second] of [
  ['en', 'ar'],
  ['ar', 'en'],
] as const) {
  test(`${first} and ${second}: sections of every kind are beside their translations, and the headlines change sides with them`, async ({
    page,
  }) => {
    const complaints: string[] = []
    page.on('pageerror', ({ message }) => complaints.push(message))
    await page.setViewportSize({ width: 1440, height: 4000 })
    await openPair(page, first, second, EVERY_KIND)
    const rowsOfText = await offsets(page)
    expect(rowsOfText.length).toBeGreaterThanOrEqual(16)
    for (const { id, offset } of rowsOfText) expect(Math.abs(offset), id).toBeLessThanOrEqual(8) // scripts differ by so much
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([])
    const side = async (selector: string) => {
      const { x = Number.NaN, width = Number.NaN } = (await page.locator(selector).boundingBox()) ?? {}
      return x + width / 2 < 720 ? 'left' : 'right'
    }
    const [ownSide, otherSide] = first === 'ar' ? (['right', 'left'] as const) : (['left', 'right'] as const)
    const sides = () => Promise.all(['.head > h1', '#p2', '.twin > .facts', '.chart .twin figcaption'].map(side))
    expect(await sides()).toEqual([ownSide, ownSide, otherSide, otherSide])
    await page.locator('side-by-side button').first().click()
    await expect.poll(sides).toEqual([otherSide, otherSide, ownSide, ownSide]) // they change after the next frame
    expect(complaints).toEqual([])
  })
}

test('an abridged translation: beside the original the sections it has, and the rest of the original stays in sight', async ({
  page,
}) => {
  await openPair(page, 'en', 'ar', ABRIDGED)
  const sections = page.locator('.prose > [data-section]')
  await expect(sections).toHaveCount(8)
  const twins = () =>
    page.locator('.prose > .twin').evaluateAll((all) => all.map((one) => one.previousElementSibling?.id))
  expect(await twins()).toEqual(['p1', 'p2', 'p3'])
  await openPair(page, 'ar', 'en', ABRIDGED)
  await expect(sections).toHaveCount(3)
  expect(await twins()).toEqual(['p1', 'p2', 'p3'])
  await expect(page.locator('.twin').last()).toContainText('In autumn the crosses are gone')
  await page.getByRole('link', { name: 'الإنجليزية' }).and(page.locator('.changes a')).click()
  await expect(page).toHaveURL(/\/en\/harbour-part\/#h1$/)
})

test('whoever writes an opinion is named in both languages', async ({ page }) => {
  await page.route(`**/ar/${EVERY_KIND}/`, async (route) => {
    const answer = await route.fetch()
    const body = (await answer.text()).replace('<h1', '<p class="opinion-by">ليلى حداد</p><h1')
    await route.fulfill({ response: answer, body })
  })
  await openPair(page, 'en', 'ar', EVERY_KIND)
  await expect(page.locator('.head > .twin > .opinion-by')).toHaveText('ليلى حداد')
})

test('a figure is shown once, with its words in both languages, each read out after the other', async ({ page }) => {
  await openPair(page, 'en', 'ar', EVERY_KIND)
  await expect(page.locator('.prose figure :is(svg[role], img)')).toHaveCount(2)
  const all = await spoken(page)
  const words = [
    'The tower, seen',
    'البرج كما',
    'What is not',
    'ما ليس في',
    'The catch',
    'the harbour’s log',
    'الصيد',
    'سجل الميناء',
    'The last ship',
    'آخر سفينة',
  ]
  const places = words.map((text) => all.indexOf(text))
  expect(places.every((place) => place >= 0)).toBe(true)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
})

test('a section that has changed since is marked in its translation, too, with the way to the original', async ({
  page,
}) => {
  await openPair(page, 'en', 'ar', EVERY_KIND)
  await expect(page.locator('.twin .amendment a')).toHaveAttribute('href', new RegExp(`/en/${EVERY_KIND}/#p2$`))
  await expect(page.locator('#p2 + .twin .amendment')).toBeVisible()
})

test('who presses the call of a note reads the note, and keeps the translation', async ({ page }) => {
  await openPair(page, 'en', 'ar', EVERY_KIND)
  for (const [section, note] of [
    ['#p1', '#note-1'],
    ['#p1 + .twin', '#with-note-1'],
  ]) {
    await page.locator(`${section} sup button`).click()
    await expect(page.locator(`${note}:popover-open`)).toBeVisible()
    await page.locator(`${note} p`).click()
    await expect(page.locator('#p1 + .twin > p')).toBeVisible()
    await expect(page.locator('#notes + .twin > section')).toBeVisible()
    await page.keyboard.press('Escape')
  }
})

test('from a section that has changed since, a reader comes to that very section of the original', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 500 })
  await page.goto(`/ar/${EVERY_KIND}/`)
  await page.locator('#h1').evaluate((heading) => scrollBy({ top: heading.getBoundingClientRect().top - 100 }))
  await page.locator('#p2 + .amendment a').click()
  await expect(page).toHaveURL(`/en/${EVERY_KIND}/#p2`)
  await expect(page.locator('#p2')).toBeInViewport()
})

test('on paper nothing of either language is cut off, and no address lies over it', async ({ page }) => {
  await openPair(page, 'en', 'ar', EVERY_KIND)
  await page.setViewportSize({ width: 643, height: 900 }) // A4 within its margins
  await page.emulateMedia({ media: 'print' })
  const code = page.locator('pre')
  await expect(code).toHaveCount(2)
  expect(await code.evaluateAll((all) => all.map((one) => one.scrollWidth - one.clientWidth))).toEqual([0, 0])
  const call = page.locator('#p1 + .twin sup a')
  expect(await call.evaluate((link) => getComputedStyle(link, '::after').content)).toBe('none')
  await expect(page.getByRole('button')).toHaveCount(0)
})
