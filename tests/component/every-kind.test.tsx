import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { SectionView } from '../../components/section/section-view.tsx'
import { messagesFor } from '../../lib/language/messages.ts'
import { everySection, SECTION_KINDS, sectionFacts } from '../../lib/story/kinds/kinds.ts'
import { setOwnKinds } from '../../lib/story/kinds/own.ts'
import { htmlText } from '../../lib/syndication/html-text.ts'
import { plainMarkdown, toMdast } from '../../lib/syndication/markdown-edition.ts'
import { sectionsOf } from '../unit/sections-of.ts'
import { show } from './helpers/render.tsx'

const score = {
  form: 'line' as const,
  example: SECTION_KINDS.own.example,
  attributes: z.object({ teams: z.string(), result: z.string() }),
  texts: ['teams'],
  component: ({ attributes }: { attributes: Readonly<Record<string, unknown>> }) => <p>{String(attributes.teams)}</p>,
}

beforeAll(() => setOwnKinds({ score }))
afterAll(() => setOwnKinds({}))

const context = { words: messagesFor('en'), refer: (address: string) => address }
const EXAMPLES = Object.entries(SECTION_KINDS).map(([kind, { example }]) => [kind, example] as const)

test.each(EXAMPLES)('the example of the kind %s is read as one, and its ids are those of its kind', (kind, example) => {
  const sections = everySection(sectionsOf(example))
  expect(sections.map((section) => section.kind)).toContain(kind)
  expect(sections.map(({ id }) => id)).toEqual([...new Set(sections.map(({ id }) => id))])
})

test.each(EXAMPLES)('the page shows one element for a section of the kind %s, found by its id', (kind, example) => {
  const section = sectionsOf(example).find((one) => one.kind === kind)
  if (!section) throw new Error(`${example} makes no ${kind}.`)
  const container = show(<SectionView section={section} words={context.words} lang="en" />)
  expect(container.children).toHaveLength(1)
  expect(container.firstElementChild).toHaveAttribute('id', section.id)
  expect(container.firstElementChild).toHaveAttribute('data-section', section.id)
})

test.each(EXAMPLES)('feeds have the words and pictures of the kind %s', (_, example) => {
  const sections = sectionsOf(example)
  const html = htmlText(toMdast(sections, context)).replaceAll('<', ' <')
  const feed = new DOMParser().parseFromString(html, 'text/html').body
  const letters = (text: string | null) => (text ?? '').match(/[\p{L}\p{N}]+/gu) ?? []
  for (const section of everySection(sections)) {
    const { texts = [], figure } = sectionFacts(section)
    const words = texts.flat().flatMap((inline) => ('text' in inline ? letters(String(inline.text)) : []))
    expect(letters(feed.textContent)).toEqual(expect.arrayContaining(words))
    if (figure) expect([...feed.querySelectorAll('img')].map(({ alt }) => alt)).toContain(figure.alt)
  }
})

test.each(EXAMPLES)('the Markdown edition of the kind %s is read as the same again', (_, example) => {
  const sections = sectionsOf(example)
  const outlines = (markdown: string) => everySection(sectionsOf(markdown)).map((one) => sectionFacts(one).outline)
  const written = plainMarkdown(toMdast(sections, context))
  // Outside the site an embed is its picture and a link to it.
  if (sections.every(({ kind }) => kind !== 'embed')) expect(outlines(written)).toEqual(outlines(example))
})
