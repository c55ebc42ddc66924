import type { Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { selectAll } from 'hast-util-select'
import { toText } from 'hast-util-to-text'
import { expect, it } from 'vitest'
import { fromXml } from 'xast-util-from-xml'
import { renderPage } from '../../app/render.tsx'
import { routeOf } from '../../lib/builder/page/compiled.ts'
import { renderDocument } from '../../lib/builder/page/render-document.ts'
import { mailStories } from '../../lib/builder/write/make-site.ts'
import { readLibrary } from '../../lib/index/read-library.ts'
import type { Library } from '../../lib/library/library.ts'
import { RULES } from '../../lib/problem/rules.ts'
import { feedFiles } from '../../lib/syndication/feed-files.ts'
import { mailFiles } from '../../packages/mail/mail-edition.ts'
import { someOf } from '../build/sample.ts'
import { compiledWith } from '../unit/build/documents.ts'
import { libraryOf } from '../unit/read-library.ts'
import { contextOf, made } from '../unit/syndication/helpers/site-context.ts'
import { type Changes, writeNewsroom } from './newsroom.ts'
import WRITTEN from './payloads.json' with { type: 'json' }

const SITE = 'https://news.example/'
const SCRIPT = 'alert(1)'
const ADDRESSES = WRITTEN.addresses.map((scheme) => scheme + SCRIPT)
const MARKUP = WRITTEN.markup
/** What may end the place in which a text stands, before the markup. */
const ENDINGS = WRITTEN.endings
/** Each markup after five of the endings, in turn. */
const PAYLOADS = [
  ...ADDRESSES,
  ...MARKUP.flatMap((markup, index) =>
    [0, 3, 6, 9, 12].map((step) => ENDINGS[(index + step) % ENDINGS.length] + markup),
  ),
]

const quoted = (text: string) => JSON.stringify(text)
const HEAD: Readonly<Record<string, (payload: string) => string>> = {
  title: (payload) => `title: ${quoted(payload)}`,
  description: (payload) => `description: ${quoted(payload)}`,
  author: (payload) => `authors: [${quoted(payload)}]`,
  tag: (payload) => `tags: [${quoted(payload)}]`,
  alt: (payload) => `cover: {src: field.svg, alt: ${quoted(payload)}, caption: A.}`,
  caption: (payload) => `cover: {src: field.svg, alt: A., caption: ${quoted(payload)}, credit: A}`,
  credit: (payload) => `cover: {src: field.svg, alt: A., credit: ${quoted(payload)}}`,
  picture: (payload) => `cover: {src: ${quoted(payload)}, alt: A.}`,
  alias: (payload) => `aliases: [${quoted(payload)}]`,
  correction: (payload) => `corrections: [{date: 2025-02-25, text: ${quoted(payload)}}]`,
}
const BODY: Readonly<Record<string, (payload: string) => string>> = {
  text: (payload) => payload,
  heading: (payload) => `## A ${payload}`,
  link: (payload) => `[a](<${payload}>)`,
  bare: (payload) => `<${payload}>`,
  'words of a link': (payload) => `[${payload}](https://a.example/)`,
  'alternative text': (payload) => `![${payload}](field.svg)`,
  'address of a picture': (payload) => `![A.](<${payload}>)`,
  quote: (payload) => `> ${payload}`,
  cell: (payload) => `| a |\n| - |\n| ${payload} |`,
  code: (payload) => `\`\`\`js\n${payload}\n\`\`\``,
  formula: (payload) => `$\`${payload}\`$`,
  embed: (payload) => `::embed{src=${quoted(payload)} title="A."}`,
  'title of an embed': (payload) => `::youtube[${payload}]{#abcdefghijk}`,
  footnote: (payload) => `A.[^a]\n\n[^a]: ${payload}`,
  note: (payload) => `:::note[${payload}]\nA.\n:::`,
  definition: (payload) => `[a][b]\n\n[b]: <${payload}>`,
}
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 900"><rect width="16" height="9"/></svg>\n'

function storyOf(heads: readonly string[], bodies: readonly string[]): string {
  const title = heads.some((head) => head.startsWith('title:')) ? [] : ['title: A story']
  return `---\n${[...title, 'date: 2025-02-25', ...heads].join('\n')}\n---\n\n${['A.', ...bodies].join('\n\n')}\n`
}

/** Reads a story for each field with a payload, then one story with the payload in all fields in which it may be. */
function libraryWith(payload: string): Library {
  const fields = [
    ...Object.values(HEAD).map((write) => ({ heads: [write(payload)], bodies: [] })),
    ...Object.values(BODY).map((write) => ({ heads: [], bodies: [write(payload)] })),
  ]
  const alone = fields.flatMap(({ heads, bodies }, index): [string, string][] => [
    [`stories/f-${index}/en.md`, storyOf(heads, bodies)],
    [`stories/f-${index}/field.svg`, SVG],
  ])
  const { problems } = readLibrary(writeNewsroom(Object.fromEntries(alone)))
  expect(Object.keys(RULES)).toEqual(expect.arrayContaining(problems.map(({ rule }) => rule)))
  const wrong = new Set(problems.filter(({ severity }) => severity === 'error').map(({ file }) => file.split('/')[2]))
  const good = fields.filter((_, index) => !wrong.has(`f-${index}`))
  const covers = good.flatMap(({ heads }) => heads.filter((head) => head.startsWith('cover:')))
  const heads = [
    ...good.flatMap((field) => field.heads.filter((head) => !covers.includes(head))),
    ...covers.slice(0, 1),
  ]
  const all: Changes = {
    'site.yaml': (site) =>
      `${site.replace('The Gazette', () => quoted(payload.replaceAll('\n', ' ')))}mail: {unsubscribe: https://a.example/}\n`,
    'stories/all/en.md': storyOf(
      heads,
      good.flatMap(({ bodies }) => bodies),
    ),
    'stories/all/field.svg': SVG,
  }
  const { library, problems: found } = readLibrary(writeNewsroom(all))
  // A name of a newspaper may be less than a text of a story.
  const isSite = found.some(({ file, severity }) => severity === 'error' && file.endsWith('site.yaml'))
  return library ?? libraryOf(isSite ? { ...all, 'site.yaml': MAIL } : all)
}

const MAIL = (site: string) => `${site}mail: {unsubscribe: https://a.example/}\n`

/** Returns what in a page runs code of a text, or loads something for it. */
function dangersIn(tree: Root): string[] {
  const addresses = ['href', 'src', 'action', 'formAction', 'poster', 'data', 'xLinkHref', 'dataFrame', 'srcDoc']
  return selectAll('*', tree).flatMap(({ tagName, properties }) => [
    ...(['base', 'object', 'embed', 'applet', 'iframe'].includes(tagName) ? [tagName] : []),
    ...Object.keys(properties).filter((name) => /^on[A-Z]/i.test(name)),
    ...addresses.filter((name) => {
      const address = String(properties[name] ?? '').replaceAll(/[\0-\x20]/g, '')
      return /^(?:java|vb|live)script:|^data:text|^(?:\/\/|\\\\|https?:)+evil\./i.test(address)
    }),
    ...(properties.httpEquiv && properties.httpEquiv[0] !== 'Content-Security-Policy' ? ['http-equiv'] : []),
  ])
}

const scriptsIn = (tree: Root) =>
  selectAll('script', tree).filter(({ properties }) => properties.type !== 'application/ld+json')

async function pageOf(library: Library, address: string): Promise<Root> {
  const name = `${address.slice(1)}index.html`
  const assembly = { compiled: compiledWith('p{margin:0}'), services: [], site: new URL(SITE), offline: false }
  return fromHtml(renderDocument(await renderPage(address, library), name, routeOf(name), assembly))
}

/** The number of scripts that a page has where nothing in the story is hostile, by its address. */
const PLAIN_SCRIPTS = new Map<string, number>()
async function plainScripts(address: string): Promise<number> {
  const known = PLAIN_SCRIPTS.get(address)
  if (known !== undefined) return known
  const plain = libraryOf({ 'site.yaml': MAIL, 'stories/all/en.md': storyOf([], []) })
  const count = scriptsIn(await pageOf(plain, address)).length
  PLAIN_SCRIPTS.set(address, count)
  return count
}

it('payloads are in all fields', () => {
  expect(PAYLOADS.length * (Object.keys(HEAD).length + Object.keys(BODY).length)).toBeGreaterThan(2874)
})

it('plain words are shown from most fields, and a danger is found', async () => {
  const words = toText(await pageOf(libraryWith('Plain words'), '/en/all/')).split('Plain words')
  expect(words.length).toBeGreaterThan(15)
  expect(dangersIn(fromHtml('<a href=" java\tscript:a" onclick=a>a</a><iframe></iframe>'))).toEqual([
    'onClick',
    'href',
    'iframe',
  ])
})

it.each(someOf(PAYLOADS, 40))('%j is text wherever it is written, or a problem', async (payload) => {
  const library = libraryWith(payload)
  for (const address of ['/en/', '/en/all/']) {
    const page = await pageOf(library, address)
    expect(dangersIn(page)).toEqual([])
    expect(scriptsIn(page).length).toBe(await plainScripts(address))
    for (const data of selectAll('script[type="application/ld+json"]', page))
      JSON.parse(toText(data, { whitespace: 'pre' }))
  }
  const context = contextOf(library, SITE)
  const files = await made([...feedFiles(context), ...mailFiles(context, mailStories(context.library))])
  for (const [name, text] of files) {
    if (name.endsWith('.xml')) fromXml(text)
    else if (name.endsWith('.html'))
      expect([name, dangersIn(fromHtml(text)), scriptsIn(fromHtml(text))]).toEqual([name, [], []])
    else if (name.endsWith('.json'))
      for (const { content_html: html = '' } of JSON.parse(text).items) expect(dangersIn(fromHtml(html))).toEqual([])
  }
})
