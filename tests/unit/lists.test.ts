import { describe, expect, it } from 'vitest'
import { indexedInMemory } from '../../lib/index/memory-index.ts'
import type { Library } from '../../lib/library/library.ts'
import type { List } from '../../lib/library/list.ts'
import { listsIn, paginate } from '../../lib/library/lists.ts'
import type { Story, StoryEdition } from '../../lib/story/types/story.ts'
import { withFrontMatter } from '../content/newsroom.ts'
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
  return indexedInMemory({ ...library, stories: new Map(works) })
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
    const before = listsIn(indexedInMemory({ ...library, stories: new Map([...library.stories].slice(1)) }), 'en')
    const after = listsIn(library, 'en')
    const older = [...before].filter(([, list]) => 'number' in list && list.number !== undefined)
    expect(older.length).toBeGreaterThan(20)
    expect(after.size).toBeGreaterThan(before.size)
    for (const [address, list] of older) expect(slugsIn(after.get(address)), address).toEqual(slugsIn(list))
  })
})

const dated = (date: string) => withFrontMatter(`title: A story\ndate: ${date}`)

describe('an archive', () => {
  const archived = () =>
    libraryOf({
      'stories/old/en.md': dated('1899-12-31'),
      'stories/first/en.md': dated('2025-03-01'),
      'stories/last/en.md': dated('2025-03-31T23:30:00-08:00'), // in April by Greenwich
      'stories/next/en.md': dated('2025-04-01T01:00:00+08:00'), // in March by Greenwich
      'stories/undated/en.md': withFrontMatter('title: A\naccept: {date-missing: Nobody knows.}'),
    })
  const listAt = (address: string) => {
    const list = listsIn(archived(), address.slice(1, 3)).get(address)
    if (!list) throw new Error(`There is no list at ${address}.`)
    return list
  }
  const yearsAt = (address: string) => {
    const list = listAt(address)
    if (list.kind !== 'archive') throw new Error(`${address} is not an archive.`)
    return list.years.map(({ year, months }) => [year, months.map(({ month }) => month)])
  }

  it('has each story in the month of its date as written, the latest first, and undated ones apart', () => {
    expect(listAt('/en/archive/2025/04/').shown).toEqual(['next'])
    expect(listAt('/en/archive/2025/03/').shown).toEqual(['last', 'first'])
    expect(listAt('/en/archive/2025/02/').shown).toEqual(['harvest'])
    expect(listAt('/en/archive/1899/12/').shown).toEqual(['old'])
    expect(listAt('/en/archive/undated/').shown).toEqual(['undated'])
  })

  it('has its months by year, the latest first', () => {
    expect(yearsAt('/en/archive/')).toEqual([
      ['2025', ['2025-04', '2025-03', '2025-02']],
      ['1899', ['1899-12']],
    ])
  })

  it('has just what exists in the language', () => {
    expect(yearsAt('/ar/archive/')).toEqual([['2025', ['2025-02']]])
  })
})

describe('a list in pages', () => {
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => count - index)

  it.each([0, 1, 3, 5])('of %i is on one page, if a page holds three', (count) => {
    expect(paginate(numbers(count), 3)).toEqual({ newest: numbers(count), full: new Map() })
  })

  it('has full pages, numbered from the oldest, before its newest items', () => {
    expect(paginate(numbers(10), 3)).toEqual({
      newest: [10, 9, 8, 7],
      full: new Map([
        [1, [3, 2, 1]],
        [2, [6, 5, 4]],
      ]),
    })
  })

  it('loses nothing, and what is once on a numbered page stays there', () => {
    for (let count = 0; count < 40; count++) {
      const { newest, full } = paginate(numbers(count), 3)
      expect([...newest, ...[...full.values()].reverse().flat()]).toEqual(numbers(count))
      const next = paginate(numbers(count + 1), 3).full
      for (const [number, items] of full) expect(next.get(number)).toEqual(items)
    }
  })
})
