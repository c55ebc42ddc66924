import { cleanup, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ListView } from '../../components/list/list-view.tsx'
import { messagesFor } from '../../lib/language/messages.ts'
import type { ArchiveList, List, NamedList } from '../../lib/library/list.ts'
import type { Profile } from '../../lib/library/terms.ts'
import { items, links } from './helpers/list.ts'
import { aPage } from './helpers/publication.ts'
import { element, show } from './helpers/render.tsx'

const words = messagesFor('en')
const page = aPage()

function aTopic(facts: Partial<NamedList> = {}): NamedList {
  const name = { slug: 'ships', label: 'Ships', lang: 'en' }
  return { kind: 'topic', name, section: undefined, number: undefined, items: items(3), neighbours: {}, ...facts }
}

test('an opinion in a list has the colours of opinion, and its author also where it leads; other stories have those of their section', () => {
  const [first, second] = items(2).map((item) => ({ ...item, section: 'harbour' }))
  if (!first || !second) throw new Error('There are not two items.')
  show(<ListView list={aTopic({ items: [{ ...first, kind: 'opinion' }, second] })} page={page} />)
  const colours = screen.getAllByRole('article').map((story) => story.dataset.rubric)
  expect(colours).toEqual(['opinion', 'harbour'])
  const lead = screen.getAllByRole('article')[0]
  expect(lead?.closest('.led')).not.toBeNull()
  expect(lead?.querySelector('.opinion-by')).toHaveTextContent('Mei Tan')
})

test('a list on one page has no way to other pages', () => {
  show(<ListView list={aTopic()} page={page} />)
  expect(screen.queryByRole('navigation')).toBeNull()
})

test('a page of older stories says its number, and leads both ways and to both ends', () => {
  const at = (page: string) => `/en/topics/ships/${page}`
  const neighbours = { newest: at(''), newer: at('3/'), older: at('1/'), oldest: at('1/') }
  show(<ListView list={aTopic({ number: 2, neighbours })} page={page} />)
  expect(screen.getByRole('heading', { level: 1, name: 'Ships (2)' })).toBeVisible()
  expect(links(screen.getByRole('navigation', { name: words.pages }))).toEqual([
    [words.latest, at('')],
    [words.newer, at('3/')],
    [words.older, at('1/')],
  ])
})

test('a name that is not in the page’s language says in which it is', () => {
  show(<ListView list={aTopic({ name: { slug: 'schiffe', label: 'Schiffe', lang: 'de' } })} page={page} />)
  expect(screen.getByRole('heading', { level: 1 })).toHaveAttribute('lang', 'de')
})

test('a section that has no story yet says so', () => {
  show(<ListView list={aTopic({ items: [], section: 'harbour' })} page={page} />)
  expect(screen.getByText(words.noStories)).toBeVisible()
})

test('the topics are the sections that have stories, with the newest of them, and the names of tags, with their numbers', () => {
  const name = (slug: string) => ({ slug, label: slug, lang: 'en' })
  const list: List = {
    kind: 'topics',
    sections: [
      { name: { slug: 'harbour', label: 'Harbour', lang: 'en' }, count: 7, newest: items(3) },
      { name: name('empty'), count: 0, newest: [] },
    ],
    topics: [{ name: name('wheat'), count: 1200 }],
  }
  show(<ListView list={list} page={page} />)
  const section = within(screen.getByRole('region', { name: 'Harbour' }))
  expect(section.getByRole('link', { name: 'Harbour' })).toHaveAttribute('href', '/en/topics/harbour/')
  expect(section.getAllByRole('article')).toHaveLength(3)
  expect(screen.queryByText('empty')).toBeNull()
  const more = within(screen.getByRole('region', { name: words.moreTopics }))
  expect(more.getByRole('listitem')).toHaveTextContent('wheat 1,200')
  expect(screen.getByRole('link', { name: 'wheat' })).toHaveAttribute('href', '/en/topics/wheat/')
})

const PROFILE: Profile = {
  kind: 'person',
  portrait: undefined,
  focus: undefined,
  role: { value: 'Science editor', lang: 'en' },
  about: { value: 'She writes of wheat.', lang: 'en' },
  languages: ['en', 'ar'],
  email: 'ada@gazette.example',
  url: 'https://www.ada.example/',
  sameAs: ['https://social.example/@ada'],
}

function anAuthor(facts: Partial<NamedList> = {}): NamedList {
  return { ...aTopic(facts), kind: 'author', name: { slug: 'ada', label: 'Ada', lang: 'en' } }
}

test('an author whom site.yaml describes has a role, a text, languages, addresses and a feed above the stories', () => {
  const address = '/en/authors/ada/'
  show(<ListView list={anAuthor({ profile: PROFILE })} page={aPage({ address })} />)
  expect(screen.getByText('Science editor')).toBeVisible()
  expect(screen.getByText('She writes of wheat.')).toBeVisible()
  expect(screen.getByText('English · Arabic')).toBeVisible()
  for (const [name, href] of [
    ['ada@gazette.example', 'mailto:ada@gazette.example'],
    ['ada.example', 'https://www.ada.example/'],
    ['social.example/@ada', 'https://social.example/@ada'],
    [words.feed, '/en/authors/ada/feed.xml'],
  ] as const) {
    expect(screen.getByRole('link', { name })).toHaveAttribute('href', href)
  }
})

test('the page of a translator says so at each story that another person wrote', () => {
  const [first, second] = items(2)
  if (!first || !second) throw new Error('There are not two items.')
  show(<ListView list={anAuthor({ items: [{ ...first, part: 'translator' }, second] })} page={page} />)
  const [translated, written] = screen.getAllByRole('article')
  expect(translated).toHaveTextContent('Translator: Ada.')
  expect(written).not.toHaveTextContent('Ada')
})

test('the authors are names with numbers, and with portraits and roles where site.yaml has them', () => {
  const name = (slug: string) => ({ slug, label: slug, lang: 'en' })
  const portrait = { path: '', asset: 'ada-192.0123456789ab.jpg', width: 192, height: 192, widths: [96, 192] }
  const authors = [
    { name: name('Ada'), count: 3, profile: { ...PROFILE, portrait } },
    { name: name('Bo'), count: 1200 },
  ]
  show(<ListView list={{ kind: 'authors', authors }} page={page} />)
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['Ada 3Science editor', 'Bo 1,200'])
  expect(screen.getByRole('link', { name: 'Ada' })).toHaveAttribute('href', '/en/authors/Ada/')
  expect(screen.getAllByRole('presentation')).toHaveLength(1)
})

test('the first story of a list has its picture', () => {
  const picture = { path: '', asset: 'ship-900.0123456789ab.jpg', width: 900, height: 600, widths: [480, 900] }
  const cover = { picture, alt: 'A ship at the quay', focus: '50% 20%' }
  show(<ListView list={aTopic({ cover })} page={page} />)
  const [first, second] = screen.getAllByRole('article')
  if (!first || !second) throw new Error('There are not two stories.')
  expect(within(first).getByRole('img', { name: 'A ship at the quay' })).toBeVisible()
  expect(within(second).queryByRole('img')).toBeNull()
})

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
