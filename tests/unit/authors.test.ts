import { describe, expect, it } from 'vitest'
import type { Library } from '../../lib/library/library.ts'
import { listsIn } from '../../lib/library/lists.ts'
import { profileOf } from '../../lib/library/terms.ts'
import { listFeed } from '../../lib/syndication/feeds.ts'
import { PNG } from '../content/good-newsroom.ts'
import { type Changes, replaced, withFrontMatter } from '../content/newsroom.ts'
import { libraryOf } from './read-library.ts'
import { atomOf, jsonOf } from './syndication/helpers/feeds-of.ts'

/** A newsroom in which Ada wrote, Sara translated and Omar reviewed; site.yaml describes the first two. */
const NEWSROOM: Changes = {
  'site.yaml': (good) => `${good}authors:
  ada-writer:
    role: {en: Science editor, ar: محررة العلوم}
    about: {en: She writes of wheat.}
    portrait: ada.png
    languages: [en]
    email: ada@gazette.example
    sameAs: [https://social.example/@ada]
  sara:
    name: {en: Sara Ahmed, ar: سارة أحمد}
`,
  'authors/ada.png': PNG,
  'stories/harvest/en.md': replaced('section: science', 'section: science\nauthors: [Ada Writer]'),
  'stories/harvest/ar.md': replaced('by: machine', 'by: human\n  translator: سارة أحمد\n  reviewer: Omar'),
  'stories/boats/en.md': withFrontMatter('title: Boats\ndate: 2025-03-01\nauthors: [Sara Ahmed]'),
}

function listAt(library: Library, lang: string, slug: string) {
  const list = listsIn(library, lang).get(`/${lang}/authors/${slug}/`)
  if (list?.kind !== 'author') throw new Error(`There is no list of ${slug} in ${lang}.`)
  return list
}

describe('the page of an author', () => {
  it('has what site.yaml says in its language, and the portrait', () => {
    const { profile } = listAt(libraryOf(NEWSROOM), 'en', 'ada-writer')
    expect(profile).toMatchObject({ kind: 'person', role: { value: 'Science editor' }, about: { lang: 'en' } })
    expect(profile).toMatchObject({ languages: ['en'], sameAs: ['https://social.example/@ada'] })
    expect(profile?.portrait?.widths).toEqual([96, 192, 288])
    const arabic = listAt(libraryOf(NEWSROOM), 'ar', 'ada-writer').profile
    expect([arabic?.role?.lang, arabic?.about]).toEqual(['ar', { value: 'She writes of wheat.', lang: 'en' }])
  })

  it('has no facts from names that every object has', () => {
    expect(profileOf(libraryOf(NEWSROOM), 'constructor', 'en')).toBeUndefined()
  })
})

describe('translators and reviewers', () => {
  it('have pages, which say what they did', () => {
    const library = libraryOf(NEWSROOM)
    const parts = (slug: string) => listAt(library, 'ar', slug).items.map(({ slug, part }) => [slug, part])
    expect(parts('sara')).toEqual([['harvest', 'translator']])
    expect(parts('omar')).toEqual([['harvest', 'reviewer']])
    expect(parts('ada-writer')).toEqual([['harvest', undefined]])
  })

  it('who did both are translators', () => {
    const both = replaced('by: machine', 'by: human\n  translator: Omar\n  reviewer: Omar')
    const { items } = listAt(libraryOf({ ...NEWSROOM, 'stories/harvest/ar.md': both }), 'ar', 'omar')
    expect(items.map(({ part }) => part)).toEqual(['translator'])
  })

  it('are one person in every language, by the names in site.yaml', () => {
    const library = libraryOf(NEWSROOM)
    expect(listAt(library, 'ar', 'sara').name.label).toBe('سارة أحمد')
    expect(listAt(library, 'en', 'sara').items.map(({ slug }) => slug)).toEqual(['boats'])
  })

  it('are no machines', () => {
    const machine = replaced('by: machine', 'by: machine\n  translator: Model 7')
    const library = libraryOf({ ...NEWSROOM, 'stories/harvest/ar.md': machine })
    expect([...listsIn(library, 'ar').keys()].filter((address) => address.includes('model'))).toEqual([])
  })
})

describe('the feed of an author', () => {
  it('holds the author’s stories, and the page names it', async () => {
    const library = libraryOf(NEWSROOM)
    const feed = listFeed(library, 'en', listAt(library, 'en', 'sara'))
    expect(feed).toMatchObject({
      list: '/en/authors/sara/',
      title: 'Sara Ahmed | The Gazette',
      formats: ['atom', 'json'],
    })
    expect((await jsonOf(NEWSROOM, undefined, 'en/authors/sara/feed.json')).ids).toEqual([
      expect.stringContaining('/en/boats/'),
    ])
    expect(await atomOf(NEWSROOM, undefined, 'ar/authors/sara/feed.xml')).toContain('/ar/harvest/')
  })
})
