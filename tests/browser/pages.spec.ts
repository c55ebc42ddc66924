import { fromHtml } from 'hast-util-from-html'
import { select, selectAll } from 'hast-util-select'
import { toString as textOf } from 'hast-util-to-string'
import { attribute } from './built-page.ts'
import { everyPage, expect, LANGUAGES, test } from './test.ts'
import { FACTS, writtenPages } from './written.ts'

const RIGHT_TO_LEFT = ['ar', 'fa']

for (const lang of LANGUAGES) {
  test(`every page in ${lang} is there, and its head and its heading say in ${lang} what it is`, async ({
    request,
  }) => {
    for (const { address, title, description } of writtenPages(lang)) {
      const response = await request.get(address)
      expect(response.status(), address).toBe(200)
      expect(response.headers()['content-type'], address).toContain('text/html')
      const tree = fromHtml(await response.text())
      const html = select('html', tree)
      expect(attribute(html, 'lang'), address).toBe(lang)
      expect(attribute(html, 'dir'), address).toBe(RIGHT_TO_LEFT.includes(lang) ? 'rtl' : 'ltr')
      expect(
        selectAll('h1', tree).map((heading) => textOf(heading)),
        address,
      ).toEqual([title])
      expect(
        selectAll('title', tree).map((element) => textOf(element)),
        address,
      ).toEqual([title === FACTS.name ? title : `${title} | ${FACTS.name}`])
      const descriptions = selectAll('meta[name=description]', tree).map((meta) => attribute(meta, 'content'))
      expect(descriptions, address).toEqual([description])
    }
  })
}

test('the pages of twelve languages make seventy-three addresses with the choice of language', async ({ request }) => {
  expect(new Set(everyPage()).size).toBe(73)
  const response = await request.get('/')
  expect(response.status()).toBe(200)
})
