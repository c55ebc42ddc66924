import { cleanup, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Front } from '../../components/front/front.tsx'
import { messagesFor } from '../../lib/language/messages.ts'
import type { ListedEdition } from '../../lib/library/library.ts'
import { archiveAddress, frontAddress } from '../../lib/publication/addresses.ts'
import { aPage, aPublication, TWELVE } from './helpers/publication.ts'
import { element, show } from './helpers/render.tsx'
import { aStory, aWork, COVER } from './helpers/story.ts'

const words = messagesFor('en')
const editions = new Map(TWELVE.map((tag) => [tag, frontAddress(tag)]))
const page = aPage({ publication: aPublication(TWELVE), editions })

function stories(count: number): ListedEdition[] {
  return Array.from({ length: count }, (_, index): ListedEdition => {
    const number = index + 1
    const facts = { slug: `ship-${number}`, title: `Ship ${number}`, section: 'harbour', kind: 'news' } as const
    const edition = aStory({ ...facts, date: `2025-02-${String(28 - index)}`, cover: COVER })
    return { edition, story: aWork(edition, TWELVE) }
  })
}

test('a story alone is the whole page: headline and standfirst before its picture, its minutes and its authors', () => {
  const edition = aStory({ title: 'Ship 1', slug: 'ship-1', cover: COVER, authors: ['Ada Lee', 'Bo Lin'] })
  show(<Front stories={[{ edition, story: aWork(edition) }]} page={page} />)
  const article = screen.getByRole('article')
  const lead = within(article)
  const link = lead.getByRole('link', { name: 'Ship 1' })
  expect(lead.getByRole('heading', { level: 2, name: 'Ship 1' })).toContainElement(link)
  expect(link).toHaveAttribute('href', '/en/ship-1/')
  const picture = lead.getByRole('img', { name: 'Ships at anchor' })
  expect(picture).toHaveAttribute('width', '640')
  expect(link.compareDocumentPosition(picture) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
  expect([...element(article, '.meta').children].map((one) => one.textContent)).toEqual([
    '3 minutes',
    'Ada Lee',
    'Bo Lin',
  ])
  expect(screen.queryByRole('heading', { name: words.latest })).toBeNull()
})

test('the front page does not repeat the beginning of the text: the standfirst says it', () => {
  show(<Front stories={stories(1)} page={page} />)
  expect(screen.getByText('All of them, before the storm.')).toBeVisible()
  expect(screen.queryByText('The first came in at dawn.')).toBeNull()
})

test('of twelve stories the first leads, four stand beside it, and the others follow in their order', () => {
  show(<Front stories={stories(12)} page={page} />)
  const [lead, ...others] = screen.getAllByRole('article')
  expect(lead).toHaveTextContent('Ship 1')
  expect(lead).not.toHaveTextContent('The first came in at dawn.')
  expect(others.map((one) => within(one).getByRole('heading', { level: 3 }).textContent)).toEqual(
    Array.from({ length: 11 }, (_, index) => `Ship ${index + 2}`),
  )
  const latest = within(screen.getByRole('region', { name: words.latest }))
  expect(latest.getAllByRole('article')).toHaveLength(7)
  expect(latest.getByRole('link', { name: 'Ship 12' })).toHaveAttribute('href', '/en/ship-12/')
})

test('after several stories the way leads on to all of them; after one there is nothing else to read', () => {
  show(<Front stories={stories(2)} page={page} />)
  expect(screen.getByRole('link', { name: words.allStories })).toHaveAttribute('href', archiveAddress('en'))
  cleanup()
  show(<Front stories={stories(1)} page={page} />)
  expect(screen.queryByRole('link', { name: words.allStories })).toBeNull()
})

test('a story in the list has its desk, form, standfirst and date', () => {
  show(<Front stories={stories(2)} page={page} />)
  const [, item] = screen.getAllByRole('article')
  expect(item).toHaveTextContent('Harbour (en)')
  expect(item).toHaveTextContent(words.news)
  expect(item).toHaveTextContent('All of them, before the storm.')
  expect(item).toHaveAttribute('data-desk', 'harbour')
  expect(item?.querySelector('time')).toHaveAttribute('datetime', '2025-02-27')
})

test('the leading story’s other languages are linked by their own headlines', () => {
  const container = show(<Front stories={stories(1)} page={page} />)
  const others = within(screen.getByRole('region', { name: words.languages })).getAllByRole('link')
  expect(others.map(({ lang }) => lang)).toEqual(TWELVE.slice(1))
  const persian = element(container, 'a[lang=fa]')
  expect(persian).toHaveTextContent('Ship 1 (fa)')
  expect(persian).toHaveAttribute('href', '/fa/ship-1/')
  expect(persian).toHaveAttribute('dir', 'rtl')
})

test('a story of one language has no list of languages', () => {
  const edition = aStory()
  show(<Front stories={[{ edition, story: aWork(edition, ['en']) }]} page={page} />)
  expect(screen.queryByRole('heading', { name: words.languages })).toBeNull()
})

test('a translation that leads says what it is, and leads to its original, not to a front page', () => {
  const translation = { of: 'zh', by: 'machine', translator: undefined, reviewer: undefined } as const
  const edition = aStory({ translation })
  show(<Front stories={[{ edition, story: aWork(edition, ['zh', 'en']) }]} page={page} />)
  expect(screen.getByText(new RegExp(words.machineUnreviewed))).toBeVisible()
  expect(screen.getByRole('link', { name: '中文' })).toHaveAttribute('href', '/zh/ships/')
})

test('a language that has no story yet has an empty front page, and no heading over nothing', () => {
  expect(show(<Front stories={[]} page={page} />)).toBeEmptyDOMElement()
})
