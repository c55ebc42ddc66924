import { expect, test } from 'vitest'
import { SectionView } from '../../components/section/section-view.tsx'
import { messagesFor } from '../../lib/language/messages.ts'
import { sectionFacts } from '../../lib/story/kinds/kinds.ts'
import type { Section } from '../../lib/story/types/section.ts'
import { htmlText } from '../../lib/syndication/html-text.ts'
import { plainMarkdown } from '../../lib/syndication/markdown/markdown-edition.ts'
import { toMdast } from '../../lib/syndication/markdown/to-mdast.ts'
import { readSections, sectionsOf } from '../unit/sections-of.ts'
import { show } from './helpers/render.tsx'

const context = { words: messagesFor('en'), refer: (address: string) => address }
const CAPTION = 'At *dusk*, as [the log](https://log.example/) has it: `ebb`.'
const BLOCK = `:::figure\n![A mill](mill.png){credit="Ann"}\n\n${CAPTION}\n:::`
const HTML =
  '<figure><img src="mill.png" alt="A mill"><figcaption>At <em>dusk</em>, as <a href="https://log.example/">the log</a> has it: <code>ebb</code>.</figcaption></figure>'
const MIXED = `<figure>\n\n![A mill](mill.png){credit="Ann"}\n\n<figcaption>\n\n${CAPTION}\n\n</figcaption>\n</figure>`
const SHOWN = 'At <em>dusk</em>, as <a href="https://log.example/">the log</a> has it: <code>ebb</code>.'

test.each([
  ['a block', BLOCK],
  ['HTML', HTML],
  ['HTML with Markdown in it', MIXED],
])('a caption that is written as %s keeps its emphasis, links and code on the page', (_, written) => {
  const sections = sectionsOf(written)
  expect(sections).toMatchObject([
    { kind: 'figure', id: 'figure1', alt: 'A mill', caption: 'At dusk, as the log has it: ebb.' },
  ])
  const page = show(
    sections.map((section) => <SectionView key="1" section={section} words={context.words} lang="en" />),
  )
  expect(page.querySelector('figcaption > span')?.innerHTML).toBe(SHOWN)
})

test('feeds have the formatting of a caption, and the credit behind it', () => {
  const html = htmlText(toMdast(sectionsOf(BLOCK), context))
  expect(html).toMatch(/<figure>\s*<img [^>]*alt="A mill"[^>]*>\s*<figcaption>/)
  expect(html).toContain(`<figcaption>${SHOWN}<small> · Ann</small></figcaption>`)
})

test('the Markdown edition has a caption with formatting as a block, and reads it as the same again', () => {
  const written = plainMarkdown(toMdast(sectionsOf(BLOCK), context))
  expect(written.trim()).toBe(BLOCK.replace('mill.png', '/assets/mill.0.png'))
})

test('a gallery has pictures whose captions have formatting, on the page and in the Markdown edition', () => {
  const written = `::::gallery\n${BLOCK}\n\n![A pier](mill.png "At dawn.")\n::::`
  const sections = sectionsOf(written)
  const page = show(
    sections.map((section) => <SectionView key="1" section={section} words={context.words} lang="en" />),
  )
  expect([...page.querySelectorAll('figcaption > span')].map((one) => one.innerHTML)).toEqual([SHOWN, 'At dawn.'])
  const edition = plainMarkdown(toMdast(sections, context)).replaceAll('/assets/mill.0.png', 'mill.png')
  expect(sectionsOf(edition).map((section) => sectionFacts(section).inside?.length)).toEqual([2])
  expect(edition.trim()).toBe(written)
})

test('a caption of words alone in a block is the same as one in quotation marks', () => {
  const [block] = sectionsOf(':::figure\n![A mill](mill.png)\n\nAt dusk.\n:::')
  const [title] = sectionsOf('![A mill](mill.png "At dusk.")')
  expect(block).toMatchObject({ kind: 'figure', caption: 'At dusk.' })
  expect(block).not.toHaveProperty('formattedCaption')
  expect(title).toMatchObject({ kind: 'figure', caption: 'At dusk.' })
})

test.each([
  [':::figure\nWords.\n:::'],
  [':::figure\n![A mill](mill.png)\n:::'],
  [':::figure\n![A mill](mill.png "Twice")\n\nWords.\n:::'],
  [':::figure\n![A mill](mill.png)\n\nOne.\n\nTwo.\n:::'],
])('a block for a caption that has anything else is an error: %s', (written) => {
  expect(readSections(written).reports).toEqual(['1:1 directive-content'])
})

const FILM = '<video src="/mill.mp4" title="A mill"><track src="/mill.vtt" srclang="en" kind="subtitles"></video>'

test.each([
  ['a block with a film like a picture', `:::figure\n![A mill](/mill.mp4)\n\n${CAPTION}\n:::`],
  ['a block with a film in HTML', `:::figure\n${FILM}\n\n${CAPTION}\n:::`],
  ['HTML', `<figure>${FILM}<figcaption>${SHOWN}</figcaption></figure>`],
])('a caption of a film that is written as %s keeps its emphasis, links and code in every output', (_, written) => {
  const sections = sectionsOf(written)
  expect(sections).toMatchObject([
    { kind: 'media', id: 'media1', title: 'A mill', caption: 'At dusk, as the log has it: ebb.' },
  ])
  const page = show(
    sections.map((section) => <SectionView key="1" section={section} words={context.words} lang="en" />),
  )
  expect(page.querySelector('figure > video + figcaption')?.innerHTML).toBe(SHOWN)
  const tree = toMdast(sections, context)
  expect(htmlText(tree)).toContain(`<figcaption>${SHOWN}</figcaption>`)
  expect(htmlText(tree)).toContain('<a href="/mill.mp4">A mill</a>')
  expect(plainMarkdown(tree)).toContain(CAPTION)
  expect(sectionsOf(plainMarkdown(tree)).map(withoutPlace)).toEqual(sections.map(withoutPlace))
})

test('a film with a caption of plain words is the same after it was written in Markdown', () => {
  const sections = sectionsOf('![A mill](/mill.mp4 "At dusk.")')
  const again = sectionsOf(plainMarkdown(toMdast(sections, context)))
  expect(again).toMatchObject([{ kind: 'media', title: 'A mill', caption: 'At dusk.' }])
  expect(again[0]).not.toHaveProperty('formattedCaption')
})

test.each([[':::figure\n![A mill](/mill.mp4)\n:::'], [':::figure\n![A mill](/mill.mp4)\n\nOne.\n\nTwo.\n:::']])(
  'a block of a film that has anything but a caption is an error: %s',
  (written) => {
    expect(readSections(written).reports).toEqual(['1:1 directive-content'])
  },
)

function withoutPlace(section: Section): string {
  return JSON.stringify(section, (key, value) => (key === 'place' ? undefined : value))
}
