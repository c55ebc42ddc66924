import { describe, expect, test, vi } from 'vitest'
import { wantedIn } from '../../../lib/wanted/wanted-stories.ts'
import { type Changes, inOneLine, problemsAfter, withFrontMatter } from '../../content/newsroom.ts'
import { libraryOf } from '../read-library.ts'
import { arabic, english, OF_ANOTHER, WITH_WANTED } from './a-newsroom.ts'

/** Returns what a language wants, in order: `barns translation 4`. The harvest is complete in it. */
function wanted(changes: Changes, lang = 'ar'): string[] {
  const library = libraryOf({ ...WITH_WANTED, ...changes })
  return wantedIn(library, lang).map(({ story, needs, words }) => `${story.slug} ${needs} ${words}`)
}

describe('a language wants', () => {
  test('a translation of a published story that it lacks, with all its words', () => {
    expect(wanted({ 'stories/barns/en.md': english(1) })).toEqual(['barns translation 6'])
  })

  test('an update of a translation whose original has changed, with the words of what has changed', () => {
    const changes = { 'stories/barns/en.md': english(1), 'stories/barns/ar.md': arabic(OF_ANOTHER) }
    expect(wanted(changes)).toEqual(['barns update 6'])
    const [one] = wantedIn(libraryOf({ ...WITH_WANTED, ...changes }), 'ar')
    expect(one?.behind).toEqual({ changed: ['head', 'p1'], added: [], dropped: [] })
  })

  test('an update of one that lacks a correction', () => {
    const corrected = english(1, 'corrections: [{date: 2026-03-02, text: It was Ann.}]')
    expect(wanted({ 'stories/barns/en.md': corrected, 'stories/barns/ar.md': arabic() })).toEqual(['barns update 0'])
  })

  test('a review of a machine translation that nobody has reviewed', () => {
    const machine = { 'stories/barns/en.md': english(1), 'stories/barns/ar.md': arabic('of: en, by: machine') }
    expect(wanted(machine)).toEqual(['barns review 6'])
    const reviewed = { ...machine, 'stories/barns/ar.md': arabic('of: en, by: machine, reviewer: Ada') }
    expect(wanted(reviewed)).toEqual([])
  })

  test('nothing of what is written in it', () => {
    expect(wanted({ 'stories/barns/en.md': english(1) }, 'en')).toEqual([])
  })
})

describe('readers do not learn of', () => {
  test.each([
    ['a draft', { 'stories/barns/en.md': english(1, 'draft: true') }],
    ['a story for later', { 'stories/barns/en.md': english(1, 'publish: 2099-01-01T00:00:00Z') }],
    ['a withdrawn story', { 'stories/barns/en.md': english(1, 'unpublish: {date: 2026-03-02, reason: Untrue.}') }],
    [
      'a translation that is withdrawn',
      {
        'stories/barns/en.md': english(1),
        'stories/barns/ar.md': arabic(undefined, 'unpublish: {date: 2026-03-02, reason: خطأ.}'),
      },
    ],
  ])('%s', (_, changes) => {
    expect(wanted(changes)).toEqual([])
  })

  test('the draft of a translation: the story is one that the language lacks', () => {
    const changes = { 'stories/barns/en.md': english(1), 'stories/barns/ar.md': arabic(OF_ANOTHER, 'draft: true') }
    expect(wanted(changes)).toEqual(['barns translation 6'])
  })

  test('drafts, in a preview neither', () => {
    vi.stubEnv('UNPUBLISHED', 'shown')
    expect(wanted({ 'stories/barns/en.md': english(1, 'draft: true') })).toEqual([])
  })
})

test('what readers lack most comes first: the newest, an update as if it were a week older, a review two', () => {
  const stories = {
    'stories/missing/en.md': english(1),
    'stories/changed/en.md': english(7),
    'stories/changed/ar.md': arabic(OF_ANOTHER),
    'stories/machine/en.md': english(13),
    'stories/machine/ar.md': arabic('of: en, by: machine'),
    'stories/undated/en.md': withFrontMatter('title: Undated\naccept: {date-missing: Nobody knows.}'),
  }
  const order = (changes: Changes) => wanted(changes).map((one) => one.split(' ')[0])
  expect(order(stories)).toEqual(['missing', 'changed', 'machine', 'undated'])
  expect(order({ ...stories, 'stories/changed/en.md': english(9) })).toEqual([
    'changed',
    'missing',
    'machine',
    'undated',
  ])
  expect(order({ ...stories, 'front.yaml': 'lead: machine\n' })).toEqual(['machine', 'missing', 'changed', 'undated'])
})

test('nothing is counted or listed unless site.yaml says so', () => {
  const library = libraryOf({ 'stories/barns/en.md': english(1) })
  expect(wantedIn(library, 'ar')).toEqual([])
  expect(library.stories.get('barns')?.editions.get('en')).not.toHaveProperty('work')
})

test('a story cannot have the name of the page, and could before', () => {
  const named = { 'stories/wanted/en.md': english(1), 'stories/barns/en.md': english(1, 'aliases: [wanted]') }
  const rules = (changes: Changes) => problemsAfter(changes).map(inOneLine)
  expect(rules({ 'stories/wanted/en.md': english(1) })).toEqual([])
  expect(rules({ ...WITH_WANTED, ...named })).toEqual([
    'content/stories/barns/en.md:4:11 slug-reserved',
    'content/stories/wanted/en.md:1:1 slug-reserved',
  ])
})
