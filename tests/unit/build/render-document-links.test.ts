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

test.each([
  ['/', '../../', 'the choice of language'],
  ['/en/', '../', 'its front page'],
  ['/en/ships/', './', 'itself'],
  ['/en/boats/', '../boats/', 'another story'],
  ['/zh/ships/', '../../zh/ships/', 'itself in another language'],
  ['/en/ships/story.md', 'story.md', 'a file of its own'],
  ['/assets/cover.0123456789ab.svg', '../../assets/cover.0123456789ab.svg', 'an asset'],
  ['/favicon.svg', '../../favicon.svg', 'a file at the root'],
  ['/en/ships/#p3', '#p3', 'a part of itself'],
  ['/en/boats/#p3', '../boats/#p3', 'a part of another story'],
  ['/en/ships/?q=a/b', './?q=a/b', 'itself with a query'],
  ['/en/search/?q=x#p1', '../search/?q=x#p1', 'a search'],
])('from a story %s becomes %s: a link to %s', (href, link) => {
  expect(linkOn('en/ships/index.html', href)).toBe(link)
})

test.each([
  ['/', './'],
  ['/en/', 'en/'],
  ['/en/ships/', 'en/ships/'],
  ['/#doors', '#doors'],
  ['/favicon.svg', 'favicon.svg'],
])('from the choice of language %s becomes %s', (href, link) => {
  expect(linkOn('index.html', href)).toBe(link)
})

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

test.each([
  [undefined, '/en/'],
  ['https://a.example/', '/en/'],
  ['https://a.example/news/', '/news/en/'],
])('the 404 page of a site at %s links to %s', (site, link) => {
  expect(linkOn('404.html', '/en/', site)).toBe(link)
})

test('the 404 page of a site in a folder finds its icon and script there', () => {
  const facts = { name: '404.html', site: new URL('https://a.example/news/') }
  const head = partOf('head', documentOf('<language-offer></language-offer>', facts))
  expect(head).toContain('<link rel="icon" href="/news/favicon.svg"')
  expect(head).toContain('<script src="/news/assets/language-chooser.')
})

test('pictures, films, scripts and the head’s links are made relative as well', () => {
  const body = '<img src="/assets/a.svg"/><video poster="/assets/b.jpg"></video><cookie-consent></cookie-consent>'
  const document = documentOf(body, { name: 'en/index.html' })
  expect(partOf('head', document)).toContain('<link rel="icon" href="../favicon.svg"')
  expect(partOf('head', document)).toContain('<link rel="manifest" href="manifest.webmanifest">')
  expect(partOf('head', document)).toContain('<script src="../assets/masthead.')
  expect(partOf('body', document)).toContain('<img src="../assets/a.svg"><video poster="../assets/b.jpg"></video>')
})

test('every candidate of a srcset is made relative, external ones are not', () => {
  const external = 'https://a.example/d.jpg 4x, //a.example/e.jpg 5x'
  const srcSet = `/assets/a.jpg 1x, /assets/b.jpg 2x,/assets/c.jpg 3x, ${external}`
  expect(bodyOf(`<img srcSet="${srcSet}"/>`)).toBe(
    `<img srcset="../assets/a.jpg 1x, ../assets/b.jpg 2x,../assets/c.jpg 3x, ${external}">`,
  )
})

test('a search form is sent to the site, wherever that is', () => {
  const form = '<form action="/en/search/"><button formAction="/zh/search/">x</button></form>'
  expect(bodyOf(form, { name: 'en/ships/index.html' })).toBe(
    '<form action="../search/"><button formaction="../../zh/search/">x</button></form>',
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
