import { expect, test } from 'vitest'
import { compareExport, linkedStyles } from '../../../lib/builder/verify/compare-export.ts'
import { METADATA } from './documents.ts'

const NAME = 'en/ships/index.html'
const CHARSET = '<meta charSet="utf-8"/>'
const VIEWPORT = '<meta name="viewport" content="width=device-width, initial-scale=1"/>'
const META =
  '<title>Ships</title><meta name="description" content="All ships"/>' +
  '<link rel="icon" href="/favicon.svg" type="image/svg+xml"/>'
const RUNTIME =
  '<link rel="stylesheet" href="/_next/a.css" data-precedence="next"/>' +
  '<link rel="preload" as="script" href="/_next/a.js"/><script src="/_next/a.js" async=""></script>'

const page = {
  metadata: METADATA,
  markup: '<html lang="en" dir="ltr"><head></head><body><p>Page 1 of 9</p></body></html>',
}

/** A page as Next exports it. */
function exportOf(head: string, body = '<p>Page <!-- -->1<!-- --> of 9</p>', root = '<html lang="en" dir="ltr">') {
  const flight = '<script>self.__next_f.push([1,"text"])</script>'
  return `<!DOCTYPE html>${root}<head>${head}</head><body><div hidden=""><!--$--><!--/$--></div>${body}${flight}</body></html>`
}

test('an export that has beside the page just what Next’s runtime needs is the same', () => {
  expect(compareExport(NAME, exportOf(CHARSET + VIEWPORT + RUNTIME + META), page)).toEqual([])
})

test('the order of the head’s tags is not compared: the document has its own', () => {
  expect(compareExport(NAME, exportOf(META + RUNTIME + VIEWPORT + CHARSET), page)).toEqual([])
})

test('a changed body is reported with the page’s name and the place of the difference', () => {
  expect(compareExport(NAME, exportOf(CHARSET + VIEWPORT + META, '<p>Page 2 of 9</p>'), page)).toEqual([
    `${NAME}: Next renders “n" dir="ltr"><head></head><body><p>Page 2 of 9</p></body></html>”, Masthead “n" dir="ltr"><head></head><body><p>Page 1 of 9</p></body></html>”`,
  ])
})

test('a tag that Next’s head lacks is reported with the page’s name and the tag', () => {
  const head = CHARSET + VIEWPORT + META.replace('<title>Ships</title>', '')
  expect(compareExport(NAME, exportOf(head), page)).toEqual([
    `${NAME}: Masthead writes <title>Ships</title> into the head, Next does not`,
  ])
})

test('a tag that Next’s head has besides is reported, and a tag with another value as one of each', () => {
  const extra = exportOf(`${CHARSET}${VIEWPORT}${META}<meta name="generator" content="x"/>`)
  expect(compareExport(NAME, extra, page)).toEqual([
    `${NAME}: Next writes <meta name="generator" content="x"> into the head, Masthead does not`,
  ])
  const other = exportOf(CHARSET + VIEWPORT + META.replace('All ships', 'All boats'))
  expect(compareExport(NAME, other, page)).toHaveLength(2)
})

test('the 404 page, and no other, has Next’s own tag for robots', () => {
  const robots = '<meta name="robots" content="noindex"/>'
  const plain = exportOf(CHARSET + VIEWPORT + META)
  const hidden = exportOf(CHARSET + robots + VIEWPORT + META)
  expect(compareExport('404.html', hidden, page)).toEqual([])
  expect(compareExport('404.html', plain, page)).toHaveLength(1)
  expect(compareExport(NAME, hidden, page)).toHaveLength(1)
})

const SHEETS: Readonly<Record<string, string>> = {
  '/_next/a.css': '@layer base, components;\n',
  '/_next/b.css': '\na > b{content:"<&>"}',
  '/_next/c.css': 'p{margin:0}',
}
const link = (name: string): string => `<link rel="stylesheet" href="/_next/${name}.css" data-precedence="next">`
const stylesOf = (source: string) => linkedStyles(source, (address) => SHEETS[address] ?? '')

test('the style sheets that an export links are joined in their order, also those that are linked in the body', () => {
  expect(stylesOf(exportOf(`${link('b')}<title>Ships</title>${link('a')}`, `<p>Dawn</p>${link('c')}`))).toBe(
    'a > b{content:"<&>"}\n@layer base, components;\np{margin:0}',
  )
})

test('a style sheet that cannot be read stops the build', () => {
  const missing = () => {
    throw new Error('ENOENT')
  }
  expect(() => linkedStyles(exportOf(link('a')), missing)).toThrow('ENOENT')
})
