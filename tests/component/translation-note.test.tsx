import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { TranslationNote } from '../../components/story/story-head.tsx'
import { StoryView } from '../../components/story/story-view.tsx'
import { languageOf } from '../../lib/language/language.ts'
import { messagesFor } from '../../lib/language/messages.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import type { Translation } from '../../lib/story/types/story.ts'
import { aPage, TWELVE } from './helpers/publication.ts'
import { show } from './helpers/render.tsx'
import { paragraph } from './helpers/sections.ts'
import { aListedEdition, aStoryEdition } from './helpers/story.ts'

function note(lang: string, facts: Partial<Translation> = {}, page = aPage({ lang })): HTMLElement {
  const translation = { of: 'zh', by: 'human', translator: undefined, reviewer: undefined, ...facts } as const
  return show(<TranslationNote edition={aStoryEdition({ lang, translation })} page={page} />)
}

test.each([
  ['machine', undefined, 'machineUnreviewed'],
  ['machine', 'R. Roe', 'machineReviewed'],
  ['human', undefined, 'humanUnreviewed'],
  ['human', 'R. Roe', 'humanReviewed'],
] as const)('a translation by %s, reviewed by %s, says exactly that', (by, reviewer, word) => {
  const words = messagesFor('en')
  const said = note('en', { by, reviewer }).textContent ?? ''
  const sentences = [words.machineUnreviewed, words.machineReviewed, words.humanUnreviewed, words.humanReviewed]
  expect(sentences.filter((sentence) => said.includes(sentence))).toEqual([words[word]])
})

test('the translator and the reviewer are named, each with what they did', () => {
  const container = note('en', { translator: 'T. Wu', reviewer: 'R. Roe' })
  expect(container).toHaveTextContent(/Translator: T\. Wu\. Reviewer: R\. Roe\./)
})

test.each([
  ['zh', '。译者：'],
  ['ja', '。翻訳者：'],
  ['en', '. Translator: '],
])('its sentences in %s are set apart as that language sets them', (lang, between) => {
  const said = note(lang, { translator: 'T. Wu', staleness: SAME }).textContent ?? ''
  expect(said).toContain(between)
  expect(said).not.toMatch(/。 /)
})

test('a sentence in Hindi ends with a danda', () => {
  const said = note('hi', { translator: 'T. Wu', reviewer: 'R. Roe' }).textContent ?? ''
  expect(said).toContain('अनुवादक: T. Wu। समीक्षक: R. Roe। मूल: ')
})

test('who is not known is not mentioned', () => {
  const container = note('en', { translator: 'T. Wu' })
  expect(container).toHaveTextContent('Translator: T. Wu.')
  expect(container).not.toHaveTextContent('Reviewer')
})

const SAME = { changed: [], added: [], dropped: [] }

test.each(TWELVE)('a translation says in %s whether the original has changed since', (lang) => {
  const words = messagesFor(lang)
  expect(note(lang, { staleness: SAME }).textContent).toContain(words.originalUnchanged)
  expect(note(lang, { staleness: { ...SAME, changed: ['p1'] } }).textContent).toContain(words.originalChanged)
})

test('where it was not recorded what a translation was made from, nothing is claimed', () => {
  const { originalChanged, originalUnchanged } = messagesFor('en')
  const said = note('en').textContent ?? ''
  expect([originalChanged, originalUnchanged].filter((claim) => said.includes(claim))).toEqual([])
})

test('a section that has changed in the original is marked, with a link to it there; so is the head', () => {
  const staleness = { changed: ['head', 'p2'], added: ['p3'], dropped: [] }
  const translation = { of: 'zh', by: 'machine', translator: undefined, reviewer: undefined, staleness } as const
  const sections = ['p1', 'p2', 'p3', 'p4'].map((id) => paragraph(id, `This is ${id}.`))
  show(<StoryView listed={aListedEdition({ translation, sections })} page={aPage()} />)
  const marks = screen.getAllByRole('link', { name: messagesFor('en').sectionChanged })
  expect(marks.map((link) => link.getAttribute('href'))).toEqual(['main', 'p2', 'p3'].map((id) => `/zh/ships/#${id}`))
  const before = marks.map((link) => link.closest('p')?.previousElementSibling?.id)
  expect(before.slice(1)).toEqual(['p2', 'p3'])
})

test('of a free translation the note in its head speaks of the whole, and no section is marked', () => {
  const staleness = { changed: ['head', 'p2'], added: ['p3'], dropped: [] }
  const facts = {
    of: 'zh',
    by: 'human',
    translator: undefined,
    reviewer: undefined,
    staleness,
    form: 'adapted',
  } as const
  const sections = ['p1', 'p2', 'p3'].map((id) => paragraph(id, `This is ${id}.`))
  const { textContent } = show(<StoryView listed={aListedEdition({ translation: facts, sections })} page={aPage()} />)
  expect(screen.queryByRole('link', { name: messagesFor('en').sectionChanged })).toBeNull()
  expect(textContent).toContain(messagesFor('en').originalChanged)
})

test('a translation that is not complete says which form it has, and one that ends early links to the rest', () => {
  const words = messagesFor('en')
  expect(note('en', { form: 'summary' })).toHaveTextContent(`${words.humanUnreviewed} ${words.summary} Original:`)
  expect(note('en', { form: 'complete' }).textContent).toBe(note('en').textContent)
  const facts = { of: 'zh', by: 'human', translator: undefined, reviewer: undefined, form: 'abridged' } as const
  const abridged = (rest?: string) => aListedEdition({ translation: { ...facts, rest } })
  const { textContent } = show(<StoryView listed={abridged('p9')} page={aPage()} />)
  expect(textContent).toContain(words.abridged)
  const link = screen.getByRole('link', { name: 'Chinese' })
  expect(link.closest('.changes') ?? null).toHaveTextContent('Read the rest in the original: Chinese')
  expect(link).toHaveAttribute('href', '/zh/ships/#p9')
  expect(link).not.toHaveAttribute('lang')
  expect(show(<StoryView listed={abridged()} page={aPage()} />)).not.toHaveTextContent('Read the rest')
})

test('the link to the rest names the language in the reader’s, and where CLDR has no such name in its own, marked', () => {
  const facts = {
    of: 'en',
    by: 'human',
    translator: undefined,
    reviewer: undefined,
    form: 'abridged',
    rest: 'p9',
  } as const
  const listed = aListedEdition({ translation: facts })
  const readRest = (page: PageContext) => show(<StoryView listed={listed} page={page} />).querySelector('.changes')
  expect(readRest(aPage({ lang: 'fa' }))).toHaveTextContent('خواندن ادامه به زبان انگلیسی')
  const inHaitian = readRest({ ...aPage(), language: languageOf('ht') })
  expect(inHaitian).toHaveTextContent('Read the rest in the original: English')
  expect(inHaitian?.querySelector('a')).toHaveAttribute('lang', 'en')
})

test('an original says nothing of translations', () => {
  expect(show(<TranslationNote edition={aStoryEdition()} page={aPage()} />)).toBeEmptyDOMElement()
})

test.each(TWELVE)('a translation says in %s what it is', (lang) => {
  expect(note(lang, { by: 'machine' })).toHaveTextContent(messagesFor(lang).machineUnreviewed)
})

test('in a story the names of a person who translated it and of its reviewer lead to their pages', () => {
  const translation = { of: 'zh', by: 'human', translator: 'T. Wu', reviewer: 'R. Roe' } as const
  show(<TranslationNote edition={aStoryEdition({ lang: 'en', translation })} page={aPage()} credited />)
  expect(screen.getByRole('link', { name: 'T. Wu' })).toHaveAttribute('href', '/en/authors/t-wu/')
  expect(screen.getByRole('link', { name: 'R. Roe' })).toHaveAttribute('href', '/en/authors/r-roe/')
})

test('a machine and the translator of a standing page have no page', () => {
  const translation = { of: 'zh', by: 'machine', translator: 'Model 7', reviewer: undefined } as const
  show(<TranslationNote edition={aStoryEdition({ lang: 'en', translation })} page={aPage()} credited />)
  expect(screen.queryByRole('link', { name: 'Model 7' })).toBeNull()
  note('en', { translator: 'T. Wu' })
  expect(screen.queryByRole('link', { name: 'T. Wu' })).toBeNull()
})
