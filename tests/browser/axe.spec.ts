import { someOf } from '../build/sample.ts'
import { expectAccessible, expectAccessibleInAllWidths, HEIGHT } from './accessible.ts'
import { expect, JOURNEY, journeyIn, origin, storyPath, test, WRITINGS } from './test.ts'
import { writtenPages } from './written.ts'

/** A page of each kind that only a newsroom with many stories has. */
const KINDS = [
  '',
  ...'archive/ archive/2026/11/ topics/ authors/ authors/test-author-b/1/ search/ offline/ wanted/ mistyped/'.split(
    ' ',
  ),
]

// So still that no colour is on its way.
test.use({ viewport: { width: 1440, height: HEIGHT }, contextOptions: { reducedMotion: 'reduce' } })

const DIRECTIONS = ['en', 'ar']
/** The ways of writing that differ from those two only by letters: each commit tries one. */
const OTHERS = WRITINGS.filter((lang) => !DIRECTIONS.includes(lang))
const other = someOf(OTHERS, 1)

for (const lang of [...DIRECTIONS, ...other]) {
  const share = other.includes(lang) ? ` (${other.length} of ${OTHERS.length} other writings)` : ''
  test(`axe finds nothing on any page in ${lang}, in light or dark${share}`, journeyIn(lang), async ({ page }) => {
    for (const { address } of writtenPages(lang)) {
      await page.goto(address)
      await expectAccessible(page)
    }
  })
}

const direction = someOf(DIRECTIONS, 1)

for (const lang of direction) {
  test(`axe finds nothing on any kind of page in ${lang} (${direction.length} of ${DIRECTIONS.length} directions), in any theme, on a wide window and a narrow one`, async ({
    page,
  }) => {
    const home = `${origin('newsroom')}/${lang}/`
    const addresses = [storyPath(lang), ...KINDS.map((kind) => home + kind)]
    // A list of each kind: a topic and an author, whose names are of the language.
    for (const index of ['topics/', 'authors/']) {
      await page.goto(home + index)
      const first = await page.locator('main li a').first().getAttribute('href')
      addresses.push(new URL(first ?? '', page.url()).href)
    }
    for (const address of addresses) {
      await page.goto(address)
      await expectAccessibleInAllWidths(page)
    }
  })
}

for (const lang of direction) {
  test(`axe finds nothing on the story in ${lang} (${direction.length} of ${DIRECTIONS.length} directions) with the choice of language open, in light or dark`, async ({
    page,
  }) => {
    await page.goto(storyPath(lang))
    await page.locator('language-picker > button').click()
    await expect(page.locator('#languages .langs').first()).toBeVisible()
    await expectAccessible(page)
  })
}

test(
  'axe finds nothing on the choice of language and on the page for mistyped addresses',
  JOURNEY,
  async ({ page }) => {
    for (const address of ['/', '/en/mistyped/']) {
      await page.goto(address)
      await expectAccessible(page)
    }
  },
)

test('axe finds nothing in the cookie settings', async ({ page }) => {
  await page.goto(storyPath('en'))
  await page.getByRole('region', { name: 'Cookie notice' }).getByRole('button', { name: 'Cookie settings' }).click()
  await expect(page.getByRole('dialog', { name: 'Cookie settings' })).toBeVisible()
  await expectAccessible(page)
})
