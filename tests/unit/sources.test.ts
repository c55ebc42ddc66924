import { expect, it } from 'vitest'
import { START } from '../../lib/problem/problem.ts'
import { everySection, sectionFacts } from '../../lib/story/kinds/kinds.ts'
import { fitsMargin, listedSources, markSources, sourcesFitMargin } from '../../lib/story/kinds/margin.ts'
import { plainText, type Section, textAnchors } from '../../lib/story/types/section.ts'
import { sectionsOf } from './sections-of.ts'

type Listed = Parameters<typeof listedSources>[0]

/** A text in which sources are marked: where each mention is, and which sources were found. */
function marked(markdown: string, sources: Listed) {
  const { sections, marked } = markSources(sectionsOf(markdown), listedSources(sources))
  const texts = everySection(sections).flatMap((section) => sectionFacts(section).texts ?? [])
  return {
    sections,
    names: marked.map(({ name }) => name),
    anchors: texts.map((text) => textAnchors(text)),
    words: texts.map((text) => plainText(text)),
  }
}

const STORY =
  'The Harbour Office counts *nine* ships.\n\nThe Harbour Office and the *Loopback Post* say so. So does AP.'

it('marks the first mention of each source, and changes no word', () => {
  const { names, anchors, words } = marked(STORY, ['Harbour Office', 'Loopback Post', 'AP'])
  expect(names).toEqual(['Harbour Office', 'Loopback Post', 'AP'])
  expect(anchors).toEqual([['source-1'], ['source-2', 'source-3']])
  expect(words).toEqual(
    sectionsOf(STORY)
      .flatMap((section) => sectionFacts(section).texts ?? [])
      .map(plainText),
  )
})

it('takes no part of a word for a name', () => {
  expect(marked('APEC meets in 2AP and SAP.', ['AP']).names).toEqual([])
  expect(marked('据BBC报道。', ['BBC']).names).toEqual(['BBC'])
  expect(marked('تابع لصندوق مارشال', ['صندوق مارشال']).names).toEqual(['صندوق مارشال'])
})

it('of two names that begin at the same place marks the longer one', () => {
  const { anchors } = marked('BBC World Service asks, and BBC answers.', ['BBC', 'BBC World Service'])
  expect(anchors).toEqual([['source-2', 'source-1']])
})

it('finds a source that the text names in another form', () => {
  const { sections, names } = marked('При Германском фонде Маршалла.', [
    { name: 'Германский фонд Маршалла', text: 'Германском фонде Маршалла' },
  ])
  expect(names).toEqual(['Германский фонд Маршалла'])
  expect(JSON.stringify(sections)).toContain('"data-source":"Германский фонд Маршалла"')
})

const LONG = 'The harbour has kept a book of every ship since the pier was built. '.repeat(6)

/** Whether the names of sources fit in the margin of a text. */
function fits(markdown: string): boolean {
  return sourcesFitMargin(marked(markdown, ['The Times', 'AP']).sections)
}

it('shows no names in the margin where something else is', () => {
  expect(fits(':::note\nThe log of the pier, in full.\n:::\n\nThe Times says so.')).toBe(false)
  expect(fits(`:::note\nShort.\n:::\n\n${LONG}\n\nThe Times says so.`)).toBe(true)
  expect(fits('![A pier](pier.jpg){wide}\n\nThe Times says so.')).toBe(false)
  expect(fits('The Times says so.\n\n:::pull\nThe Times says so.\n:::')).toBe(false)
  expect(fits('The Times says so.\n\n- AP too')).toBe(false)
})

const notesFit = (markdown: string) => fitsMargin(sectionsOf(markdown))

it('has room for short notes beside a text', () => {
  expect(notesFit(`${LONG}[^a]\n\n${LONG}[^b]\n\n${LONG}\n\n[^a]: The log.\n\n[^b]: The crew.`)).toBe(true)
})

it('has no room for notes that would end below the text', () => {
  expect(notesFit(`${LONG}\n\n${LONG}\n\nAt last[^a].\n\n[^a]: ${LONG}`)).toBe(false)
  expect(notesFit(`${LONG}[^a][^b]\n\n[^a]: ${LONG}\n\n[^b]: ${LONG}`)).toBe(false)
})

it('is not led astray by a text that looks like a call', () => {
  expect(notesFit(`${LONG}[^a]\n\n${LONG}\n\n"note":"note-1"\n\n[^a]: The log, and the crew, and the weather.`)).toBe(
    true,
  )
})

it('looks at each of 10,000 notes a few times, not once for each paragraph', () => {
  let looks = 0
  const notes = Array.from({ length: 10_000 }, (_, index) => ({
    get id() {
      looks++
      return `note-${index + 1}`
    },
    refs: [],
    sections: [],
  }))
  const text = notes.map((_, index): Section => {
    const call = { kind: 'footnote', note: `note-${index + 1}`, number: '1', ref: `ref-${index + 1}` } as const
    return { kind: 'paragraph', id: `p${index}`, place: START, text: [{ kind: 'text', text: 'A word.' }, call] }
  })
  expect(fitsMargin([...text, { kind: 'footnotes', id: 'notes', place: START, notes }])).toBe(true)
  expect(looks).toBeLessThan(30_000)
})
