import { describe, expect, it } from 'vitest'
import { listsIn, paginate } from '../../lib/library/lists.ts'
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
  const listAt = (address: string) => {
    const list = listsIn(archived(), address.slice(1, 3)).get(address)
    if (!list) throw new Error(`There is no list at ${address}.`)
    return list
  }
  const yearsAt = (address: string) => {
    const list = listAt(address)
    if (list.kind !== 'archive') throw new Error(`${address} is no archive.`)
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
