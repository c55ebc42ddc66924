import type { Root } from 'hast'
import { expect, test } from 'vitest'
import { relativeLinks } from '../../../lib/build/page/relative-links.ts'
import { after } from './helpers/pages.ts'

/** The step for a page of this name. */
function stepOn(name: string, site?: string): (tree: Root) => void {
  return (tree) => relativeLinks(tree, name, site ? new URL(site) : undefined)
}

/** What a link on a page becomes. */
function linkOn(name: string, href: string, site?: string): string {
  return /href="(.*?)"/.exec(after(stepOn(name, site), '', `<a href="${href}">x</a>`).body)?.[1] ?? ''
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
  expect(linkOn('en/ships/index.html', href)).toBe(href)
  expect(linkOn('404.html', href, 'https://a.example/news/')).toBe(href)
})

test.each([
  [undefined, '/en/'],
  ['https://a.example/', '/en/'],
  ['https://a.example/news/', '/news/en/'],
])('the page for what is not found, published at %s, links to %s', (site, link) => {
  expect(linkOn('404.html', '/en/', site)).toBe(link)
})

test('pictures, films, scripts and the head’s links are made relative as well', () => {
  const head = '<link rel="icon" href="/favicon.svg"><script src="/assets/m.js"></script>'
  const body = '<img src="/assets/a.svg"><video poster="/assets/b.jpg"></video>'
  expect(after(stepOn('en/index.html'), head, body)).toEqual({
    head: '<link rel="icon" href="../favicon.svg"><script src="../assets/m.js"></script>',
    body: '<img src="../assets/a.svg"><video poster="../assets/b.jpg"></video>',
  })
})

test('every candidate of a srcset is made relative, external ones are not', () => {
  const external = 'https://a.example/d.jpg 4x, //a.example/e.jpg 5x'
  const srcset = `/assets/a.jpg 1x, /assets/b.jpg 2x,/assets/c.jpg 3x, ${external}`
  expect(after(stepOn('en/index.html'), '', `<img srcset="${srcset}">`).body).toBe(
    `<img srcset="../assets/a.jpg 1x, ../assets/b.jpg 2x,../assets/c.jpg 3x, ${external}">`,
  )
})

test('a search form is sent to the site, wherever that is', () => {
  const form = '<form action="/en/search/"><button formaction="/zh/search/">x</button></form>'
  expect(after(stepOn('en/ships/index.html'), '', form).body).toBe(
    '<form action="../search/"><button formaction="../../zh/search/">x</button></form>',
  )
})
