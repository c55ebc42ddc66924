// @vitest-environment node

import { fromHtml } from 'hast-util-from-html'
import { toString as textOf } from 'hast-util-to-string'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Sections } from '../../components/section/section-view.tsx'
import { messagesFor } from '../../lib/language/messages.ts'
import { everySection, sectionFacts, sectionsText } from '../../lib/story/kinds/kinds.ts'
import type { Section } from '../../lib/story/types/section.ts'
import { htmlText } from '../../lib/syndication/html-text.ts'
import { plainMarkdown, toMdast } from '../../lib/syndication/markdown-edition.ts'
import { sectionsOf } from '../unit/sections-of.ts'
import WRITTEN from './constructs.json' with { type: 'json' }

const words = messagesFor('en')

/** Constructs within a sentence, and the text that a reader sees. */
const INLINE = Object.entries(WRITTEN.inline)

/** The places in which a sentence can be. */
const PLACES: readonly ((inline: string) => string)[] = [
  (inline) => `so ${inline} on`,
  (inline) => `## so ${inline} on`,
  (inline) => `- so ${inline} on`,
  (inline) => `> so ${inline} on`,
  (inline) => `| so | on |\n| --- | --- |\n| ${inline} | z |`,
  (inline) => `:::note[T]\nso ${inline} on\n:::`,
  (inline) => `Term ${inline}\n: so ${inline} on`,
]

/** Constructs of blocks, and the text that a reader sees. */
const BLOCKS = Object.entries(WRITTEN.blocks)

const CONSTRUCTS = [
  ...INLINE.flatMap(([inline, text]) => PLACES.map((place) => [place(inline), ` ${text} `, place] as const)),
  ...BLOCKS.map(([markdown, text]) => [markdown, text, undefined] as const),
]

/**
 * The words of a text, in the order of the alphabet: some outputs have the parts of a table or list in another order.
 */
function wordsOf(text: string): string {
  return (text.match(/[\p{L}\p{N}]+|[\p{S}]+/gu) ?? []).toSorted().join(' ')
}

// Between two elements there is a space for a reader.
function visibleIn(html: string): string {
  return textOf(fromHtml(html.replaceAll('<', ' <'), { fragment: true }))
}

function page(sections: readonly Section[]): string {
  return visibleIn(renderToStaticMarkup(<Sections sections={sections} words={words} lang="en" />))
}

function outlines(sections: readonly Section[]): string[] {
  return everySection(sections).map((section) => sectionFacts(section).outline)
}

test('there are three hundred constructs', () => {
  expect(CONSTRUCTS.length).toBeGreaterThan(300)
})

test.each(CONSTRUCTS)(
  '%j is the same text in the page, feeds, the Markdown edition and search',
  (markdown, text, place) => {
    const sections = sectionsOf(markdown)
    const context = { words, refer: (address: string) => address }
    const shown = wordsOf(page(sections))
    // What the place adds is what it has with another sentence in it.
    const expected = place ? page(sectionsOf(place('zzz'))).replaceAll('zzz', text) : text
    expect(shown).toBe(wordsOf(expected))
    const feed = htmlText(toMdast(sections, context))
    expect(wordsOf(visibleIn(feed))).toBe(shown)
    const written = plainMarkdown(toMdast(sections, context))
    const again = sectionsOf(written)
    expect(wordsOf(page(again)), written).toBe(shown)
    expect(outlines(again), written).toEqual(outlines(sections))
    expect(wordsOf(sectionsText(sections).replaceAll('\ufffc', ''))).toBe(wordsOf(sectionsText(again)))
  },
)
