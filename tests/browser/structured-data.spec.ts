import { selectAll } from 'hast-util-select'
import { toString as textOf } from 'hast-util-to-string'
import { STORY } from '../fixtures/publication.ts'
import { googleProblems } from '../unit/syndication/helpers/google-problems.ts'
import { vocabularyProblems } from '../unit/syndication/helpers/vocabulary-problems.ts'
import { attribute, filesIn, pagesIn, treeOf } from './built-page.ts'
import { expect, LANGUAGES, storyPath, test } from './test.ts'

const SITE_URL = 'https://masthead.example'

test('what stories and fronts tell machines is schema.org’s vocabulary, and lacks nothing that Google requires', () => {
  test.setTimeout(600_000)
  const pages = ['/', '/ar/', storyPath('en'), storyPath('hi')]
  const graphs = Object.fromEntries(pages.map((address) => [address, jsonOf(address)]))
  expect([...vocabularyProblems(graphs)]).toEqual(pages.map((address) => [address, '']))
  for (const json of Object.values(graphs)) expect(googleProblems(json, 'required')).toEqual([])
})

test('every story and front page has it once, in its own language', () => {
  for (const lang of LANGUAGES) {
    expect(JSON.parse(jsonOf(storyPath(lang)))['@graph'][0]).toMatchObject({
      '@type': 'OpinionNewsArticle',
      inLanguage: lang,
      url: SITE_URL + storyPath(lang),
    })
    expect(jsonOf(`/${lang}/`)).toContain('NewsMediaOrganization')
  }
})

test('the story claims no author and no date, for it has none; its translations claim no translator', () => {
  for (const lang of LANGUAGES) {
    expect(jsonOf(storyPath(lang))).not.toMatch(/"(author|datePublished|dateModified|translator)"/)
  }
  expect(JSON.parse(jsonOf(storyPath('en')))['@graph'][0].workTranslation).toHaveLength(LANGUAGES.length - 1)
})

test('who shares a page shows its own address and a picture that is there', () => {
  for (const address of pagesIn('seed').filter((page) => !page.endsWith('404.html'))) {
    const meta = (name: string) =>
      selectAll(`meta[property="${name}"]`, treeOf(address)).map((tag) => attribute(tag, 'content') ?? '')
    expect(meta('og:url'), address).toEqual([SITE_URL + address])
    const images = meta('og:image').map((url) => url.replace(`${SITE_URL}/`, ''))
    for (const image of images) expect(filesIn('seed'), address).toContain(image)
    expect(meta('og:image:alt'), address).toHaveLength(images.length)
    if (address.endsWith(`/${STORY}/`)) expect(images).toHaveLength(1)
  }
})

test('the browser runs none of it, and none of it is in its way', async ({ page }) => {
  const messages: string[] = []
  page.on('console', (message) => messages.push(message.text()))
  page.on('pageerror', ({ message }) => messages.push(message))
  await page.goto(storyPath('ar'))
  await expect(page.locator('script[type="application/ld+json"]')).toHaveCount(1)
  expect(messages).toEqual([])
})

function jsonOf(address: string): string {
  const found = selectAll('script[type="application/ld+json"]', treeOf(address))
  expect(found, address).toHaveLength(1)
  return found.map(textOf).join()
}
