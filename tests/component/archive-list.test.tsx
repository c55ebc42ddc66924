import { cleanup, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ListView } from '../../components/list/list-view.tsx'
import { messagesFor } from '../../lib/language/messages.ts'
import type { ArchiveList, List } from '../../lib/library/list.ts'
import { items, links } from './helpers/list.ts'
import { aPage } from './helpers/publication.ts'
import { element, show } from './helpers/render.tsx'

const words = messagesFor('en')
const page = aPage()

test('a month has its stories one to a line, each with its day and section, and leads to its year', () => {
  const neighbours = { older: '/en/archive/2025/01/' }
  show(
    <ListView list={{ kind: 'month', month: '2025-02', number: undefined, items: items(2), neighbours }} page={page} />,
  )
  expect(screen.getByRole('heading', { level: 1, name: 'February 2025' })).toBeVisible()
  expect(screen.getByRole('link', { name: '2025' })).toHaveAttribute('href', '/en/archive/2025/')
  const [first] = screen.getAllByRole('listitem')
  expect(first).toHaveTextContent('Feb 28Ship 1Harbour (en)')
  expect(first?.querySelector('time')).toHaveAttribute('datetime', '2025-02-28')
  expect(screen.getByRole('link', { name: words.older })).toHaveAttribute('href', '/en/archive/2025/01/')
})

test('stories without a date have their own place, and no day', () => {
  const undated = items(1).map((item) => ({ ...item, date: undefined }))
  const list: List = { kind: 'month', month: undefined, number: undefined, items: undated, neighbours: {} }
  const container = show(<ListView list={list} page={page} />)
  expect(screen.getByRole('heading', { level: 1, name: words.undated })).toBeVisible()
  expect(container.querySelector('time')).toBeNull()
})

test('an archive that fits on its page is just its stories, by month', () => {
  const list: ArchiveList = {
    kind: 'archive',
    items: [...items(2), ...items(1, '2025-01')],
    years: [
      {
        year: '2025',
        months: [
          { month: '2025-02', count: 2 },
          { month: '2025-01', count: 1 },
        ],
      },
    ],
    undated: 0,
  }
  show(<ListView list={list} page={page} />)
  const months = screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)
  expect(months).toEqual(['February 2025', 'January 2025'])
  expect(screen.getByRole('link', { name: 'January 2025' })).toHaveAttribute('href', '/en/archive/2025/01/')
  expect(screen.queryByRole('navigation')).toBeNull()
})

test('a larger archive leads to every year and month, and says how many stories they have', () => {
  const years = [
    {
      year: '2025',
      months: [
        { month: '2025-02', count: 40 },
        { month: '2025-01', count: 1 },
      ],
    },
    { year: '2024', months: [{ month: '2024-12', count: 9 }] },
  ]
  show(<ListView list={{ kind: 'archive', items: items(24), years, undated: 3 }} page={page} />)
  const calendar = screen.getByRole('navigation', { name: words.byMonth })
  expect(links(calendar)).toEqual([
    ['2025', '/en/archive/2025/'],
    ['Feb', '/en/archive/2025/02/'],
    ['Jan', '/en/archive/2025/01/'],
    ['2024', '/en/archive/2024/'],
    ['Dec', '/en/archive/2024/12/'],
    [words.undated, '/en/archive/undated/'],
  ])
  expect(
    within(calendar)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual(['Feb 40', 'Jan 1', 'Dec 9'])
})

test('a year shows the newest stories of each month, and how many there are where these are not all', () => {
  const months = [
    { month: '2025-02', count: 40, newest: items(6) },
    { month: '2025-01', count: 1, newest: items(1, '2025-01') },
  ]
  show(<ListView list={{ kind: 'year', year: '2025', months, neighbours: {} }} page={page} />)
  const headings = screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)
  expect(headings).toEqual(['February 202540', 'January 2025'])
})

test.each(['ar', 'zh', 'fa'])('in %s months and numbers are the language’s own', (lang) => {
  const list: List = { kind: 'month', month: '2025-02', number: 2, items: items(1), neighbours: {} }
  const title = (tag: string) => element(show(<ListView list={list} page={aPage({ lang: tag })} />), 'h1').textContent
  const own = title(lang)
  cleanup()
  expect(own).not.toBe(title('en'))
  expect(own).toContain(new Intl.NumberFormat(lang).format(2))
})
