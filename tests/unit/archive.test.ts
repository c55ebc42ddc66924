import { describe, expect, it } from 'vitest'
import { archiveOf, paginate, yearsOf } from '../../lib/library/lists.ts'
import { withFrontMatter } from '../content/newsroom.ts'
import { libraryOf } from './read-library.ts'

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
  const slugs = (stories: readonly { slug: string }[]) => stories.map(({ slug }) => slug)

  it('has each story in the month of its date as written, the latest first, and undated ones apart', () => {
    const { months, undated } = archiveOf(archived(), 'en')
    expect([...months].map(([month, editions]) => [month, slugs(editions)])).toEqual([
      ['2025-04', ['next']],
      ['2025-03', ['last', 'first']],
      ['2025-02', ['harvest']],
      ['1899-12', ['old']],
    ])
    expect(slugs(undated)).toEqual(['undated'])
  })

  it('has its months by year', () => {
    const years = [...yearsOf(archiveOf(archived(), 'en'))].map(([year, months]) => [year, [...months.keys()]])
    expect(years).toEqual([
      ['2025', ['2025-04', '2025-03', '2025-02']],
      ['1899', ['1899-12']],
    ])
  })

  it('has just what exists in the language', () => {
    expect([...archiveOf(archived(), 'ar').months.keys()]).toEqual(['2025-02'])
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
