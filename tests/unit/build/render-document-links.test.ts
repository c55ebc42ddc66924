import { expect, test } from 'vitest'
import { documentOf, type PageFacts, partOf } from './documents.ts'

/** What a link on a page becomes. */
function linkOn(name: string, href: string, site?: string, portable = false): string {
  const facts = { name, portable, site: site ? new URL(site) : undefined }
  return /<a href="(.*?)"/.exec(documentOf(`<a href="${href}">x</a>`, facts))?.[1] ?? ''
}

/** The body of a page after its links were made relative. */
function bodyOf(body: string, facts: PageFacts = { name: 'en/index.html' }): string {
  return partOf('body', documentOf(body, facts))
}

test.each(['index.html', 'en/index.html', 'en/ships/index.html', 'en/topics/sea/index.html'])(
  'a link on %s leads, resolved as a browser does, to where it led before, at any root',
  (name) => {
    for (const root of ['https://a.example/', 'https://a.example/news/today/']) {
      const page = new URL(name.replace('index.html', ''), root)
      for (const href of ['/', '/en/', '/en/ships/', '/zh/', '/assets/a.svg', '/en/ships/#p3', '/en/?q=1']) {
        expect(new URL(linkOn(name, href), page).href).toBe(new URL(`.${href}`, root).href)
      }
    }
  },
)

test.each([
  'https://a.example/en/',
  '//cdn.example/a.js',
  'mailto:desk@a.example',
  'tel:+15550100',
  '#p3',
  '?q=1',
  'boats/',
  '',
])('“%s” is left as it is', (href) => {
  // Without an address React's attribute has no value in the document: `<a href>`.
  const body = (name: string, site?: URL) => bodyOf(`<a href="${href}">x</a>`, { name, site })
  const same = href === '' ? '<a href>x</a>' : `<a href="${href}">x</a>`
  expect(body('en/ships/index.html')).toBe(same)
  expect(body('404.html', new URL('https://a.example/news/'))).toBe(same)
})

test('every candidate of a srcset is made relative, external ones are not', () => {
  const external = 'https://a.example/d.jpg 4x, //a.example/e.jpg 5x'
  const srcSet = `/assets/a.jpg 1x, /assets/b.jpg 2x,/assets/c.jpg 3x, ${external}`
  expect(bodyOf(`<img srcSet="${srcSet}"/>`)).toBe(
    `<img srcset="../assets/a.jpg 1x, ../assets/b.jpg 2x,../assets/c.jpg 3x, ${external}">`,
  )
})

test('a page that is read from a disk names the file behind each address', () => {
  expect(linkOn('en/ships/index.html', '/zh/ships/#p3', undefined, true)).toBe('../../zh/ships/index.html#p3')
  expect(linkOn('en/ships/index.html', '/assets/a.svg', undefined, true)).toBe('../../assets/a.svg')
})

test('an address in a text stays as it was written', () => {
  const text = '<p>Write href=&quot;/en/&quot; or src=&quot;/a.svg&quot;.</p>'
  expect(bodyOf(text)).toBe(text)
})
