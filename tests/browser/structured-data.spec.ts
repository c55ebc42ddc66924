import { selectAll } from 'hast-util-select'
import { toString as textOf } from 'hast-util-to-string'
import { STORY } from '../fixtures/publication.ts'
import { attribute, filesIn, pagesIn, treeOf } from './built-page.ts'
import { expect, LANGUAGES, storyPath, test } from './test.ts'

const SITE_URL = 'https://masthead.example'

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

function jsonOf(address: string): string {
  const found = selectAll('script[type="application/ld+json"]', treeOf(address))
  expect(found, address).toHaveLength(1)
  return found.map(textOf).join()
}
