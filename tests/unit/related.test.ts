import { describe, expect, it } from 'vitest'
import type { RelatedStory } from '../../lib/library/library.ts'
import {
  type Candidate,
  keywordsOf,
  keywordsOfStory,
  relatedInLanguage,
  relatedOf,
  relatedStories,
  shownRelated,
} from '../../lib/library/related.ts'
import { withFrontMatter } from '../content/newsroom.ts'
import { libraryOf } from './read-library.ts'
import CASES from './related.json' with { type: 'json' }

function story(slug: string, topics: string, terms: string): Candidate {
  return { slug, topics: topics.split(' ').filter(Boolean), terms: terms.split(' ').filter(Boolean) }
}

const STORIES = [
  story('wheat', 'fields', 'harvest wheat barn price'),
  story('barley', 'fields', 'harvest barley barn beer'),
  story('ferry', 'sea', 'ferry storm captain harbour'),
  story('storm', 'weather', 'storm harbour roof captain'),
  story('poem', '', 'verse rhyme'),
]

describe('related stories', () => {
  it('share topics or words', () => {
    const related = relatedOf(STORIES, 3)
    expect(related.get('wheat')).toEqual(['barley'])
    expect(related.get('ferry')).toEqual(['storm'])
    expect(related.get('storm')).toEqual(['ferry'])
  })

  it('are the newest first where they are equally similar', () => {
    const candidates = [story('new', 'sea fields', ''), story('newer', 'fields', ''), story('older', 'sea', '')]
    expect(relatedOf(candidates, 2).get('new')).toEqual(['newer', 'older'])
    expect(relatedOf(candidates, 1).get('new')).toEqual(['newer'])
    const other = [story('new', 'fields sea', ''), ...candidates.slice(1)]
    expect(relatedOf(other, 2).get('new')).toEqual(['newer', 'older'])
  })

  it('are none where nothing is shared', () => {
    expect(relatedOf(STORIES, 3).get('poem')).toEqual([])
    expect(relatedOf(STORIES.slice(0, 1), 3).get('wheat')).toEqual([])
  })

  it('share what is rare rather than what is common, and a topic rather than a word', () => {
    const common = Array.from({ length: 20 }, (_, index) => story(`news-${index}`, 'news', `city street n${index}`))
    const candidates = [
      ...common,
      story('a', 'news bees', 'city honey'),
      story('b', 'news bees', 'city wax'),
      story('c', '', 'honey'),
    ]
    expect(relatedOf(candidates, 2).get('a')).toEqual(['b', 'c'])
  })

  it('of what very many share are those nearest in time', () => {
    const many = Array.from({ length: 400 }, (_, index) => story(`s${index}`, 'news', `n${index}`))
    expect(relatedOf(many, 3).get('s200')).toEqual(['s201', 's199', 's202'])
    expect(relatedOf(many, 3).get('s0')).toEqual(['s1', 's2', 's3'])
  })

  it('are found soon among thousands', () => {
    const many = Array.from({ length: 3000 }, (_, index) =>
      story(
        `s${index}`,
        `t${index % 40}`,
        Array.from({ length: 24 }, (_, term) => `w${(index * 7 + term * term * 13) % 5000}`).join(' '),
      ),
    )
    const { user } = process.cpuUsage()
    expect(relatedOf(many, 3).size).toBe(3000)
    expect((process.cpuUsage().user - user) / 1e6).toBeLessThan(3) // seconds of work, whatever else the machine does
  })

  it('are works in all their languages, as lists show them', () => {
    const changes = {
      'stories/a/en.md': withFrontMatter('title: A\ndate: 2025-03-01\ntags: [ships]'),
      'stories/b/en.md': withFrontMatter('title: B\ndate: 2025-03-02\ntags: [ships]'),
    }
    const library = libraryOf(changes)
    const related = relatedStories(library, () => [])
    expect(related.get('a')?.map(({ slug, editions }) => [slug, editions.get('en')?.title])).toEqual([['b', 'B']])
    expect(related.get('harvest')).toEqual([])
  })
})

describe('what a text is about', () => {
  it.each(CASES.keywords)('are found in %s', (lang, text, term) => {
    expect(keywordsOf(text, lang)[0]).toBe(term)
  })

  it('are told of a story by the publication’s language, with its headline', () => {
    const library = libraryOf({ 'stories/a/en.md': withFrontMatter('title: Wheat wheat\ndate: 2025-03-01') })
    const story = library.stories.get('a')
    expect(story && keywordsOfStory(story, 'en')[0]).toBe('wheat')
  })
})

describe('the related stories that pages show', () => {
  const related = ['en', 'en fr', 'en', 'en', 'fr', 'en fr', 'fr'].map((languages, index): RelatedStory => {
    const item = {
      slug: `story-${index}`,
      title: '',
      description: '',
      date: undefined,
      section: undefined,
      kind: undefined,
    }
    return { slug: item.slug, editions: new Map(languages.split(' ').map((lang) => [lang, { ...item, lang }])) }
  })
  const slugs = (stories: readonly { readonly slug: string }[]) => stories.map(({ slug }) => slug.slice(-1)).join('')

  it('are the same on each page if only those are known that one of them shows', () => {
    expect(slugs(shownRelated(related, ['en', 'fr', 'de']))).toBe('01245')
    expect(slugs(shownRelated(related, ['fr']))).toBe('145')
    for (const lang of ['en', 'fr', 'de'])
      expect(relatedInLanguage(shownRelated(related, ['en', 'fr', 'de']), lang)).toEqual(
        relatedInLanguage(related, lang),
      )
  })
})
