import { fromHtml } from 'hast-util-from-html'
import { select } from 'hast-util-select'
import { toString as textOf } from 'hast-util-to-string'
import { expect, test } from 'vitest'
import { RESTORE_SCRIPT, SPECULATION_RULES } from '../../../lib/builder/page/inline-scripts.ts'
import { documentOf, type PageFacts, partOf, SCRIPTS } from './documents.ts'

const { script, lazy, languageChooser, search, offline } = SCRIPTS
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

test('the head has the charset and the policy first, then the metadata, the style, the app and the scripts', () => {
  const head = partOf('head', documentOf('<cookie-consent></cookie-consent>', { css: 'cookie-consent{margin:0}' }))
  const order = [
    /^<meta charset="utf-8">/,
    /^<meta http-equiv="Content-Security-Policy" content="[^"]+">/,
    /^<meta name="viewport" content="width=device-width, initial-scale=1">/,
    /^<title>Ships<\/title>/,
    /^<meta name="description" content="All ships">/,
    /^<link rel="icon" href="..\/..\/favicon.svg" type="image\/svg\+xml">/,
    /^<style>cookie-consent\{margin:0\}<\/style>/,
    /^<link rel="manifest" href="..\/manifest.webmanifest">/,
    /^<link rel="apple-touch-icon" href="..\/..\/icons\/apple-touch-icon.png">/,
    /^<meta name="theme-color" content="#10141a" media="\(prefers-color-scheme:dark\)">/,
    /^<script>try\{[^<]+<\/script>/,
    /^<script type="speculationrules">[^<]+<\/script>/,
    /^<script src="..\/..\/assets\/masthead.0123456789ab.js" defer integrity="[^"]+"><\/script>/,
  ]
  let rest = head
  for (const tag of order) {
    expect(rest).toMatch(tag)
    rest = rest.replace(tag, '')
  }
  expect(rest).toBe('')
})

test.each(['index.html', '404.html'])('%s belongs to no language, and so to no app', (name) => {
  expect(partOf('head', documentOf('<p>x</p>', { name }))).not.toMatch(/manifest"|apple-touch-icon|theme-color/)
})

test('the 404 page alone is kept from search engines', () => {
  const robots = '<meta name="robots" content="noindex">'
  expect(documentOf('<p>x</p>', { name: '404.html' })).toContain(robots)
  expect(documentOf('<p>x</p>')).not.toContain(robots)
})

test('a page with a custom element gets the script, signed and once, at the end of its head', () => {
  const body = '<main><cookie-consent></cookie-consent><language-picker></language-picker></main>'
  expect(scriptsOf(body)).toBe(`${RULES}${tagOf(script)}`)
})

test('a page gets the script for a custom element of the newsroom, whatever letters its name has', () => {
  expect(scriptsOf('<main><ship-map2 class="x"></ship-map2></main>')).toBe(`${RULES}${tagOf(script)}`)
})

test('a page without a custom element gets the reader’s settings and the rules for the next page alone', () => {
  expect(scriptsOf('<p data-a-b="c-d">x-y &lt;a-b &gt;</p>')).toBe(RULES)
})

test('the search page has its own script besides', () => {
  const body = '<site-search></site-search>'
  expect(scriptsOf(body, { name: 'en/search/index.html' })).toBe(`${RULES}${tagOf(script)}${tagOf(search)}`)
  expect(scriptsOf(body, { name: 'en/offline/index.html' })).toBe(`${RULES}${tagOf(script)}${tagOf(offline)}`)
})

test('the language chooser has a script of its own instead', () => {
  expect(scriptsOf('<language-offer></language-offer>', { name: 'index.html' })).toBe(
    `${RULES}${tagOf(languageChooser, '')}`,
  )
})

test('the lazy script is on a page that contains an element of it, before what would load it', () => {
  expect(scriptsOf('<embed-frame></embed-frame>')).toBe(`${RULES}${tagOf(lazy)}${tagOf(script)}`)
})

test('the rules of what the lazy script creates are in a page that has it from the start, and in no other', () => {
  const css = '.lazy{margin:0}'
  expect(documentOf('<embed-frame></embed-frame>', { css })).toContain(css)
  expect(documentOf('<share-story></share-story>', { css })).not.toContain(css)
})

test('the lazy script is not on a page whose elements load it when a reader asks', () => {
  expect(scriptsOf('<share-story></share-story>')).toBe(`${RULES}${tagOf(script)}`)
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

test('the style sheet has the rules that the page uses, then its placeholder colours, then its notes', () => {
  const body = '<div class="story noted"><img src="/assets/a.jpg"/><ol><li id="note-1">x</li></ol></div>'
  const placeholderColors = new Map([
    ['a.jpg', 'background:#123456'],
    ['b.jpg', 'background:#654321'],
  ])
  const document = documentOf(body, { css: '@layer base,late;\nimg{border:0}\ntable{border:0}', placeholderColors })
  const style = /<style>(.*)<\/style>/s.exec(document)?.[1]
  expect(style).toMatch(
    /^@layer base,late;img\{border:0\}img\[src\$="\/a.jpg"\]\{background:#123456\}#ref-1\{anchor-name/,
  )
  expect(style).not.toContain('b.jpg')
})

test('a picture keeps its focus in sight by a rule in the style sheet, because a policy forbids style attributes', () => {
  const body = '<figure class="plate" data-focus="50% 20%"><img src="/assets/a.jpg"/></figure>'
  expect(documentOf(body, { css: 'img{border:0}' })).toContain('[data-focus="50% 20%"] img{object-position:50% 20%}')
})

test('a style sheet is in the page to the letter, whatever signs it has', () => {
  const css = 'p > b{content:"<&>"}'
  expect(documentOf('<p><b>x</b></p>', { css })).toContain(`<style>${css}</style>`)
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

test('React’s ways of writing are made HTML’s', () => {
  const body = '<img alt="" src="a.svg"/><br/><input disabled="" maxLength="5"/><p>it&#x27;s</p>'
  expect(partOf('body', documentOf(body))).toBe('<img alt src="a.svg"><br><input disabled maxlength="5"><p>it\'s</p>')
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

test('what React puts into the head for its own sake is left out', () => {
  const document = documentOf('<p>x</p>')
  expect(document.match(/<head>/g)).toHaveLength(1)
})

test('a story in several languages keeps the properties that the style of the side-by-side view needs', () => {
  const css = ':root{--a:1px;--b:2px}p{margin:0}'
  const pairCode = 'h2{margin:var(--a)}'
  expect(documentOf('<p>Dawn</p><read-with></read-with>', { css, pairCode })).toContain(':root{--a:1px}p{margin:0}')
  expect(documentOf('<p>Dawn</p>', { css, pairCode })).not.toContain('--a')
})
