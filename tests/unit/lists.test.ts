import { describe, expect, it } from 'vitest'
import type { Library } from '../../lib/library/library.ts'
import type { List } from '../../lib/library/list.ts'
import { listsIn } from '../../lib/library/lists.ts'
import type { Story, StoryEdition } from '../../lib/story/types/story.ts'
import { libraryOf } from './read-library.ts'

/** A library of the good newsroom’s story, again and again: each in English, every second in Arabic, too; two a day. */
function libraryOfMany(count: number, change: (edition: StoryEdition) => StoryEdition = (edition) => edition): Library {
  const library = libraryOf({})
  const model = library.stories.get('harvest')
  const works = Array.from({ length: count }, (_, index): [string, Story] => {
    const slug = `s${index}`
    const date = new Date(Date.UTC(2026, 10, 20) - index * 43_200_000).toISOString()
    const facts = { slug, date, tags: [`t${index % 3}`, 'all'], authors: ['Ada'], title: `Story ${index}` }
    const editions = [...(model?.editions ?? [])]
      .filter(([lang]) => lang === 'en' || index % 2 === 0)
      .map(([lang, edition]): [string, StoryEdition] => [lang, change({ ...edition, ...facts })])
    return [slug, { slug, original: 'en', aliases: [], editions: new Map(editions), withdrawn: new Map() }]
  })
  return { ...library, stories: new Map(works) }
}

function slugsIn(list: List | undefined): string[] {
  return list && 'items' in list ? list.items.map(({ slug }) => slug) : []
}

const numbered = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => `s${from + index}`)

describe('the lists of a language', () => {
  it('have each story of a topic on one page, the newest on its own', () => {
    const lists = listsIn(libraryOfMany(150), 'en')
    expect(slugsIn(lists.get('/en/topics/all/'))).toEqual(numbered(0, 54))
    expect(slugsIn(lists.get('/en/topics/all/2/'))).toEqual(numbered(54, 102))
    expect(slugsIn(lists.get('/en/topics/all/1/'))).toEqual(numbered(102, 150))
    expect(lists.has('/en/topics/all/3/')).toBe(false)
    expect(lists.has('/en/topics/t0/1/')).toBe(false)
  })

  it('lead from page to page of a topic, and to both ends', () => {
    const neighboursOf = (address: string) => {
      const list = listsIn(libraryOfMany(200), 'en').get(`/en/topics/all/${address}`)
      return list && 'neighbours' in list ? list.neighbours : undefined
    }
    const ends = { newest: '/en/topics/all/', oldest: '/en/topics/all/1/' }
    expect(neighboursOf('')).toEqual({ older: '/en/topics/all/3/', ...ends })
    expect(neighboursOf('3/')).toEqual({ newer: '/en/topics/all/', older: '/en/topics/all/2/', ...ends })
    expect(neighboursOf('1/')).toEqual({ newer: '/en/topics/all/2/', ...ends })
  })

  it('lead through the whole archive, from the newest story to the oldest', () => {
    const lists = listsIn(libraryOfMany(700), 'en')
    const seen: string[] = []
    let address: string | undefined = '/en/archive/2026/11/'
    while (address !== undefined) {
      const list: List | undefined = lists.get(address)
      seen.push(...slugsIn(list))
      address = list && 'neighbours' in list ? list.neighbours.older : undefined
    }
    expect(seen).toEqual(numbered(0, 700))
  })
})

describe('a list follows', () => {
  const changedBy = (change: (edition: StoryEdition) => StoryEdition) => {
    const [before, after] = [libraryOfMany(400), libraryOfMany(400, change)].map((library) => listsIn(library, 'en'))
    return [...(after ?? [])]
      .filter(([address, list]) => JSON.stringify(list) !== JSON.stringify(before?.get(address)))
      .map(([address]) => address)
  }

  it('from the headlines it shows: a new one changes just the pages that have it', () => {
    const change = (edition: StoryEdition) => (edition.slug === 's300' ? { ...edition, title: 'Another' } : edition)
    expect(changedBy(change)).toEqual([
      '/en/topics/science/3/',
      '/en/topics/all/3/',
      '/en/topics/t0/1/',
      '/en/authors/ada/3/',
      '/en/archive/2026/06/',
    ])
  })

  it('from its own stories: one more moves none from one page of older stories to another', () => {
    const library = libraryOfMany(432)
    const before = listsIn({ ...library, stories: new Map([...library.stories].slice(1)) }, 'en')
    const after = listsIn(library, 'en')
    const older = [...before].filter(([, list]) => 'number' in list && list.number !== undefined)
    expect(older.length).toBeGreaterThan(20)
    expect(after.size).toBeGreaterThan(before.size)
    for (const [address, list] of older) expect(slugsIn(after.get(address)), address).toEqual(slugsIn(list))
  })
})
