import { readdirSync } from 'node:fs'
import path from 'node:path'
import { serveFolder } from '../../packages/preview/serve/serve-folder.ts'
import { listen } from './global-setup.ts'
import { SITES } from './sites.ts'
import { builtPage, expect, JOURNEY, journeyIn, LANGUAGES, saidBy, storyPath, test } from './test.ts'
import { writtenPages } from './written.ts'

// A word of the story as a reader may type it: without accents, in another case, by another keyboard's letters.
const WORDS: Readonly<Record<string, string>> = {
  en: 'INNOVATION',
  zh: '科技发展',
  es: 'tecnologia',
  fr: 'developpement',
  ar: 'الابتكـــار',
  ru: 'технологии',
  pt: 'inovacao',
  de: 'entwicklung',
  ja: '科学技術',
  ko: '혁신',
  hi: 'प्रौद्योगिकी',
  fa: 'فناوري',
}

for (const lang of LANGUAGES) {
  test(`in ${lang} the keyboard alone finds a word of the story and opens it`, journeyIn(lang), async ({ page }) => {
    await page.goto(`/${lang}/search/`)
    await page.locator('#q').focus()
    await page.keyboard.type(WORDS[lang] ?? '')
    await page.keyboard.press('Enter')
    const title = writtenPages(lang).find(({ address }) => address === storyPath(lang))?.title ?? ''
    await expect(page.getByRole('heading', { level: 2, name: title })).toBeVisible()
    await expect(page.getByRole('main').getByRole('status')).toContainText(new Intl.NumberFormat(lang).format(1))
    await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('link', { name: title })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(storyPath(lang))
  })
}

test('what is found is marked, and nothing of the page’s policy stands in the way', JOURNEY, async ({ page }) => {
  const complaints = saidBy(page)
  await page.goto('/en/search/?q=semiconductors')
  await expect(page.locator('mark').first()).toHaveText(/semiconductor/i)
  expect(complaints).toEqual([])
})

test('what is not found is said', JOURNEY, async ({ page }) => {
  await page.goto('/en/search/?q=zeppelin')
  await expect(page.getByRole('main').getByRole('status')).toHaveText('No results for “zeppelin”')
  await expect(page.locator('.found').getByRole('listitem')).toHaveCount(0)
})

test('before a search, and if nothing is found, there are sections, stories and other languages', async ({ page }) => {
  await page.goto('/ar/search/')
  const story = page.locator(`.browse a[href="${storyPath('ar').replace('/ar/', '../')}"]`)
  const others = page.locator('.elsewhere a')
  await expect(story).toBeVisible()
  await expect(page.locator('.browse a[href="../topics/science/"]')).toBeVisible()
  await expect(others.filter({ visible: true })).toHaveCount(0)
  await page.goto('/ar/search/?q=semiconductors')
  await expect(others.filter({ visible: true })).toHaveCount(LANGUAGES.length - 1)
  await expect(story).toBeVisible()
  await others.filter({ hasText: 'English' }).click()
  await expect(page).toHaveURL('/en/search/?q=semiconductors')
  await expect(page.locator('.found').getByRole('listitem')).toHaveCount(1)
  await expect(page.locator('.browse')).toBeHidden()
})

test('the address holds what was asked, and Back leads to what was asked before', async ({ page }) => {
  await page.route('**/fragment/**', (route) => page.waitForTimeout(1000).then(() => route.continue()))
  await page.goto('/en/search/')
  const field = page.getByRole('searchbox')
  await field.fill('innovation')
  await Promise.all([page.waitForRequest('**/fragment/**'), field.press('Enter')])
  await expect(page).toHaveURL('/en/search/?q=innovation')
  await field.fill('zeppelin')
  await field.press('Enter')
  await expect(page.getByRole('main').getByRole('status')).toHaveText('No results for “zeppelin”')
  await page.goBack()
  await expect(field).toHaveValue('innovation')
  await expect(page.locator('.found').getByRole('listitem')).toHaveCount(1)
})

test('what was asked last is answered, though an earlier answer comes later', async ({ page }) => {
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  await page.route('**/fragment/**', async (route) => {
    await released
    await route.continue()
  })
  await page.goto('/en/search/')
  const fragment = page.waitForRequest('**/fragment/**')
  await page.getByRole('searchbox').fill('innovation')
  await fragment
  await page.getByRole('searchbox').fill('zeppelin')
  await expect(page.getByRole('main').getByRole('status')).toHaveText('No results for “zeppelin”')
  const answered = page.waitForResponse('**/fragment/**')
  release()
  await (await answered).finished()
  await page.waitForTimeout(200)
  await expect(page.getByRole('main').getByRole('status')).toHaveText('No results for “zeppelin”')
  await expect(page.locator('.found').getByRole('listitem')).toHaveCount(0)
})

test('nothing of the search is loaded elsewhere, and on its page nothing of another language', async ({ page }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto(storyPath('fr'))
  await page.goto('/fr/')
  expect(asked.filter((address) => address.includes('search'))).toEqual([])
  for (const address of [storyPath('fr'), '/fr/']) expect(builtPage(address)).not.toContain('assets/search.')
  await page.goto('/fr/search/?q=innovation')
  await expect(page.locator('.found').getByRole('listitem')).toHaveCount(1)
  const indexes = asked.filter((address) => /pf_|pagefind/.test(address))
  expect(indexes.length).toBeGreaterThan(3)
  expect(indexes.filter((address) => !address.startsWith('/fr/search/0/'))).toEqual([])
})

test('under a path it searches just so', async ({ page }) => {
  const server = serveFolder(SITES.seed, '/news/')
  const origin = await listen(server)
  await page.goto(`${origin}/news/ja/search/?q=${encodeURIComponent('半導体')}`)
  await page.locator('.found').getByRole('listitem').getByRole('link').click()
  await expect(page).toHaveURL(`${origin}/news${storyPath('ja')}`)
  server.close()
})

test('from a disk the page says what a search needs', async ({ page }) => {
  await page.goto(`file://${path.join(SITES.portable, 'de/search/index.html')}`)
  await expect(page.getByText('Die Suche braucht JavaScript')).toBeVisible()
  await expect(page.getByRole('searchbox')).toBeHidden()
  const files = readdirSync(path.join(SITES.portable, 'de/search'))
  expect(files.filter((name) => !name.startsWith('index.html'))).toEqual([])
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('the page says what a search needs and shows no field', async ({ page }) => {
    await page.goto('/en/search/')
    await expect(page.getByText('Search needs JavaScript')).toBeVisible()
    await expect(page.getByRole('searchbox')).toBeHidden()
  })
})
