// @vitest-environment node

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { micromark } from 'micromark'
import { renderToStaticMarkup } from 'react-dom/server'
import { visit } from 'unist-util-visit'
import { afterAll, expect, test } from 'vitest'
import { Sections } from '../../components/section/section-view.tsx'
import { messagesFor } from '../../lib/language/messages.ts'
import { parseStoryFile } from '../../lib/story/read/parse-story-file.ts'
import { htmlText } from '../../lib/syndication/html-text.ts'
import { plainMarkdown, toMdast } from '../../lib/syndication/markdown-edition.ts'
import { someOf } from '../build/sample.ts'
import HOSTILE from './hostile-html.json' with { type: 'json' }

const words = messagesFor('en')
const root = mkdtempSync(path.join(tmpdir(), 'hostile-'))
afterAll(() => rmSync(root, { recursive: true }))

const ATTRIBUTES = [
  ...HOSTILE.handlers.map((name) => `${name}="alert(1)"`),
  ...HOSTILE.addresses.flatMap((name, index) =>
    HOSTILE.schemes.filter((_, at) => (at + index) % 3 === 0).map((scheme) => `${name}="${scheme}"`),
  ),
  'style="background:url(javascript:alert(1))"',
  'style="position:fixed;inset:0"',
  'autofocus tabindex=1 onfocus=alert(1)',
  'http-equiv=refresh content="0;url=javascript:alert(1)"',
  'id=x name=x class="x\' onclick=alert(1)"',
]
const FORMS: readonly ((tag: string, attribute: string) => string)[] = [
  (tag, attribute) => `<${tag} ${attribute}>x</${tag}>`,
  (tag, attribute) => `words <${tag}/${attribute.replaceAll(' ', '/')}>x</${tag}> *words*`,
  (tag, attribute) => `<div>\n<${tag.toUpperCase()}\n${attribute}\n>\n\n**x**\n\n</${tag}></div>`,
  (tag, attribute) => `> <b><${tag} ${attribute}>`,
]

/** The payloads: every tag with every attribute, each in one of the forms. */
const PAYLOADS = HOSTILE.tags.flatMap((tag, at) =>
  ATTRIBUTES.map((attribute, index) => FORMS[(at + index) % FORMS.length]?.(tag, attribute) ?? ''),
)
const MARKDOWN = HOSTILE.schemes.flatMap((scheme) => [
  `[x](<${scheme}>)`,
  `![x](<${scheme}>)`,
  `<${scheme}>`,
  `[x][y]\n\n[y]: <${scheme}>`,
  `::embed[x]{kind=video address="${scheme}"}`,
  `x ==<a href="${scheme}">y</a>== ^2^`,
  `Term\n: <a href='${scheme}'>y</a>`,
])

const ACTIVE =
  /^(?:script|style|iframe|frame|frameset|object|embed|applet|form|input|textarea|select|svg|link|meta|base|template|portal|math)$/
const ADDRESS = /^(?:$|https?:\/\/|mailto:|tel:|\/(?!\/)|#)/i

/** Returns what could act in some HTML. */
function actsIn(html: string): string[] {
  const found: string[] = []
  const tree: Root = fromHtml(html, { fragment: true })
  visit(tree, 'element', ({ tagName, properties }) => {
    if (ACTIVE.test(tagName)) found.push(tagName)
    for (const [name, value] of Object.entries(properties)) {
      if (/^on|^style$|^srcDoc$|^formAction$|^autoFocus$|^httpEquiv$/i.test(name)) found.push(`${tagName} ${name}`)
      const isAddress = ['href', 'src', 'action', 'data', 'poster', 'background', 'cite'].includes(name)
      if (isAddress && !ADDRESS.test(String(value))) found.push(`${tagName} ${name}=${value}`)
      if (name === 'srcSet') for (const one of String(value).split(',')) if (!ADDRESS.test(one.trim())) found.push(one)
    }
  })
  return found
}

let count = 0
function sectionsOf(body: string) {
  const file = path.join(root, 'en.md')
  writeFileSync(file, `---\ntitle: ${++count}\n---\n\n${body}\n`)
  const { parsed, problems } = parseStoryFile(root, file)
  return { sections: parsed.sections, problems }
}

/** Returns what could act in any output of some texts, each of which is read by itself. */
function actsInOutputs(bodies: readonly string[]): string[] {
  const sections = bodies.flatMap((body) => sectionsOf(body).sections)
  const context = { words, refer: (address: string) => address }
  const markdown = plainMarkdown(toMdast(sections, context))
  return [
    sections.map((section) => renderToStaticMarkup(<Sections sections={[section]} words={words} lang="en" />)).join(''),
    htmlText(toMdast(sections, context)),
    // A reader of the Markdown edition that trusts it entirely.
    micromark(markdown, { allowDangerousHtml: true, allowDangerousProtocol: true }),
    renderToStaticMarkup(<Sections sections={sectionsOf(markdown).sections} words={words} lang="en" />),
  ].flatMap((html) => actsIn(html).map((one) => `${one} in ${html}, of ${bodies.join(' ¦ ')}`))
}

/** The number of texts whose outputs are written together, because writing them one by one takes minutes. */
const TOGETHER = 20

test('the tests would find a script, a handler, a style and a dangerous address', () => {
  for (const one of [
    '<script>x</script>',
    '<b onclick=x>',
    '<b style=x>',
    '<a href="javascript:x">',
    '<img src="data:x">',
  ])
    expect(actsIn(one)).toHaveLength(1)
})

const ALL = [...PAYLOADS, ...MARKDOWN, ...HOSTILE.others]
const GROUPS = Array.from({ length: Math.ceil(ALL.length / TOGETHER) }, (_, at) =>
  ALL.slice(at * TOGETHER, (at + 1) * TOGETHER),
)
const SOME = someOf(GROUPS, 60)

test(`nothing of ${SOME.flat().length} of ${ALL.length} hostile texts can act in a page, a feed or the Markdown edition`, {
  timeout: 300_000,
}, () => {
  expect(ALL.length).toBeGreaterThan(3000)
  expect(SOME.flatMap((group) => actsInOutputs(group)).slice(0, 20)).toEqual([])
})

test('an element that acts, and a handler, are always reported', () => {
  const silent = HOSTILE.tags
    .filter((tag) => ACTIVE.test(tag))
    .flatMap((tag) =>
      FORMS.map((form) => form(tag, 'id=x')).filter((body) =>
        sectionsOf(body).problems.every(({ rule }) => rule !== 'raw-html'),
      ),
    )
  expect(silent).toEqual([])
  const handled = HOSTILE.handlers.flatMap((name) =>
    HOSTILE.tags
      .map((tag) => `<${tag} ${name}="alert(1)">x</${tag}>`)
      .filter((body) => sectionsOf(body).problems.every(({ rule }) => rule !== 'raw-html')),
  )
  expect(handled).toEqual([])
})
