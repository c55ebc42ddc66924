import { expect, test } from 'vitest'
import { RESTORE_SCRIPT } from '../../../lib/builder/page/behaviours.ts'
import { verifyPage } from '../../../lib/builder/verify/verify-page.ts'
import CASES from './verify-page.json' with { type: 'json' }

const HEAD =
  '<title>Ships</title><meta name="description" content="All"><link rel="canonical" href="https://a.example/en/">'

/** The problems of an otherwise clean page with this in its body, or with another head. */
function problemsOf(body: string, head = HEAD, root = '<html lang="en" dir="ltr">'): string[] {
  return verifyPage(`<!doctype html>${root}<head>${head}</head><body>${body}</body></html>`, true)
}

test('a clean page has no problem', () => {
  const script = '<script src="/assets/m.js" integrity="sha256-x"></script>'
  const head = `${HEAD}<style>p{margin:0}</style><link rel="icon" href="/favicon.svg">${script}`
  expect(problemsOf('<h1 id="h1" class="open" data-on="x">Ships</h1><a href="/en/">x</a>', head)).toEqual([])
})

test.each(CASES.problems)('%s is found in %s', (problem, body) => {
  expect(problemsOf(body)).toEqual([problem])
})

test('the one script in a page’s text is that which restores a reader’s settings, to the letter', () => {
  expect(problemsOf(`<script>${RESTORE_SCRIPT}</script>`)).toEqual([])
  for (const other of [`<script>${RESTORE_SCRIPT};</script>`, `<script type="module">${RESTORE_SCRIPT}</script>`])
    expect(problemsOf(other)).toEqual(['an inline or unsigned script'])
})

test('what a page tells machines about itself is data, and has to be that', () => {
  expect(problemsOf('<script type="application/ld+json">{"@type":"Ship"}</script>')).toEqual([])
  expect(problemsOf('<script type="application/ld+json">alert(1)</script>')).toEqual([
    'structured data that is not JSON',
  ])
  expect(problemsOf('<script type="application/ld+json" src="/a.json"></script>')).toEqual([
    'an inline or unsigned script',
  ])
  expect(problemsOf('<script type="application/json">{}</script>')).toEqual(['an inline or unsigned script'])
})

test('a style may hold a picture, or point into a drawing', () => {
  expect(problemsOf('<style>p{background:url("data:image/svg+xml,x")}i{clip-path:url(#a)}</style>')).toEqual([])
})

test.each(['self.__next_f.push([1,"x"])', '$RC("B:0","S:0")', '$RS("S:0","P:0")'])(
  'flight payload and streaming scripts are called by their name: %s',
  (code) => {
    expect(problemsOf(`<script>${code}</script>`)).toContain('flight payload or a streaming script')
  },
)

test('a story may write about all of this', () => {
  const code = 'self.__next_f.push, $RC("B:0"), onclick=, style=, &lt;template&gt;, /_next/, url(a.png), @import'
  expect(problemsOf(`<p>${code}</p><pre><code class="language-js">${code}</code></pre>`)).toEqual([])
})

test.each([
  ['no title', HEAD.replace('<title>Ships</title>', '')],
  ['no title', HEAD.replace('Ships', ' ')],
  ['no description', HEAD.replace('name="description"', 'name="author"')],
  ['no description', HEAD.replace('content="All"', 'content=""')],
  ['no canonical address', HEAD.replace('rel="canonical"', 'rel="alternate"')],
])('%s is a problem', (problem, head) => {
  expect(problemsOf('', head)).toEqual([problem])
})

test.each(['<html>', '<html lang="en">', '<html dir="ltr">', '<html lang="" dir="ltr">'])(
  '%s lacks language or direction',
  (root) => {
    expect(problemsOf('', HEAD, root)).toEqual(['no language or direction'])
  },
)

test('where the site’s address is not known a page need not name its own', () => {
  const head = '<head><title>Ships</title><meta name="description" content="All"></head>'
  const page = `<!doctype html><html lang="en" dir="ltr">${head}</html>`
  expect(verifyPage(page, false)).toEqual([])
  expect(verifyPage(page, true)).toEqual(['no canonical address'])
})

test('the words of a story do not excuse its page from naming its address', () => {
  const head = HEAD.replace('rel="canonical"', 'rel="alternate"')
  expect(problemsOf('<p>We write class="lost for it.</p>', head)).toEqual(['no canonical address'])
})

test('all problems are found at once, each named once', () => {
  expect(problemsOf('<p style="a"></p><p style="b"></p><i onclick="c"></i>', '')).toEqual([
    'a style attribute on <p>',
    'an event handler attribute on <i>',
    'no title',
    'no description',
    'no canonical address',
  ])
})
