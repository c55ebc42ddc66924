import { fromHtml } from 'hast-util-from-html'
import { select } from 'hast-util-select'
import { toString as textOf } from 'hast-util-to-string'
import { expect, test } from 'vitest'
import { RESTORE_SCRIPT, SPECULATION_RULES } from '../../../lib/builder/page/behaviours.ts'
import { documentOf, type PageFacts, partOf, SCRIPTS } from './documents.ts'

const { script, lazy } = SCRIPTS

const RULES = `<script>${RESTORE_SCRIPT}</script><script type="speculationrules">${SPECULATION_RULES}</script>`

/** The head of a page with this body, from the script that restores settings on. */
function scriptsOf(body: string, facts: PageFacts = {}): string {
  const head = partOf('head', documentOf(body, facts))
  return head.slice(head.indexOf(`<script>${RESTORE_SCRIPT}`))
}

/** The tag of a script on a page two folders deep. */
function tagOf({ name, hash }: { readonly name: string; readonly hash: string }, root = '../../'): string {
  return `<script src="${root}${name}" defer integrity="${hash}"></script>`
}

test('a document has a doctype, the language and direction of the page, a head and the body', () => {
  expect(documentOf('<p>Dawn</p>')).toMatch(
    /^<!doctype html><html lang="en" dir="ltr"><head>.*<\/head><body><p>Dawn<\/p><\/body><\/html>$/s,
  )
})

test.each(['index.html', '404.html'])('%s belongs to no language, and so to no app', (name) => {
  expect(partOf('head', documentOf('<p>x</p>', { name }))).not.toMatch(/manifest"|apple-touch-icon|theme-color/)
})

test('a page gets the script for a custom element of the newsroom, whatever letters its name has', () => {
  expect(scriptsOf('<main><ship-map2 class="x"></ship-map2></main>')).toBe(`${RULES}${tagOf(script)}`)
})

test('the rules of what the lazy script creates are in a page that has it from the start, and in no other', () => {
  const css = '.lazy{margin:0}'
  expect(documentOf('<embed-frame></embed-frame>', { css })).toContain(css)
  expect(documentOf('<share-story></share-story>', { css })).not.toContain(css)
})

test('a page that is read from a disk has its scripts at the end of its body, and no app', () => {
  const document = documentOf('<share-story></share-story>', { portable: true })
  const restore = `<script>${RESTORE_SCRIPT}</script>`
  const code = [lazy, script].map((one) => `<script>${one.code}</script>`).join('')
  expect(partOf('head', document)).toMatch(/<\/style><script>[^<]+<\/script>$/)
  expect(partOf('head', document).endsWith(restore)).toBe(true)
  expect(partOf('head', document)).not.toMatch(/rel="manifest"|speculationrules/)
  expect(partOf('body', document)).toBe(`<share-story></share-story>${code}`)
})

test('a picture keeps its focus in sight by a rule in the style sheet, because a policy forbids style attributes', () => {
  const body = '<figure class="plate" data-focus="50% 20%"><img src="/assets/a.jpg"/></figure>'
  expect(documentOf(body, { css: 'img{border:0}' })).toContain('[data-focus="50% 20%"] img{object-position:50% 20%}')
})

test('a title and a description with quotes, ampersands and angle brackets are read as they were written', () => {
  const title = `Tom & Jerry's "</title><script>alert(1)</script>" &amp; <b>`
  const tree = fromHtml(documentOf('<p>x</p>', { metadata: { title, description: title } }))
  const head = select('head', tree)
  expect(textOf(select('title', tree) ?? { type: 'root', children: [] })).toBe(title)
  expect(select('meta[name=description]', tree)?.properties.content).toBe(title)
  expect(head?.children.filter((child) => child.type === 'element' && child.tagName === 'b')).toEqual([])
  expect(documentOf('<p>x</p>', { metadata: { title } })).not.toContain('<script>alert')
})

test.each([
  ['a closed tag', '&lt;br/&gt; and /&gt;', '<br/> and />'],
  ['an empty attribute', 'a=&quot;&quot; b', 'a="" b'],
  ['a reference', '&amp;#x27; and &#x27;', "&#x27; and '"],
  ['an attribute in two cases', 'x viewBox=&quot;0&quot;', 'x viewBox="0"'],
  ['the end of the head', '&lt;/head&gt;&lt;/body&gt;', '</head></body>'],
  ['a pattern of a replacement', '$&amp; $1 $$', '$& $1 $$'],
])('%s in a text or an attribute is read as it was written', (_, escaped, text) => {
  for (const portable of [false, true]) {
    const tree = fromHtml(documentOf(`<p title="${escaped}">${escaped}</p>`, { portable }))
    const paragraph = select('p', tree)
    expect(paragraph?.properties.title).toBe(text)
    expect(paragraph?.children).toMatchObject([{ type: 'text', value: text }])
  }
})

test('a story in several languages keeps the properties that the style of the side-by-side view needs', () => {
  const css = ':root{--a:1px;--b:2px}p{margin:0}'
  const pairCode = 'h2{margin:var(--a)}'
  expect(documentOf('<p>Dawn</p><read-with></read-with>', { css, pairCode })).toContain(':root{--a:1px}p{margin:0}')
  expect(documentOf('<p>Dawn</p>', { css, pairCode })).not.toContain('--a')
})
