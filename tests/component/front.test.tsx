import { cleanup, screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { Front } from '../../components/front/front.tsx'
import { messagesFor } from '../../lib/language/messages.ts'
import type { ListedEdition } from '../../lib/library/library.ts'
import { archiveAddress, frontAddress } from '../../lib/publication/addresses.ts'
import type { StoryEdition } from '../../lib/story/types/story.ts'
import { aPlan } from './helpers/plan.ts'
import { aPage, aPublication, TWELVE } from './helpers/publication.ts'
import { element, show } from './helpers/render.tsx'
import { aStory, aStoryEdition, COVER } from './helpers/story.ts'

const words = messagesFor('en')
const editions = new Map(TWELVE.map((tag) => [tag, frontAddress(tag)]))
const page = aPage({ publication: aPublication(TWELVE), editions })

function stories(count: number, { cover }: Pick<StoryEdition, 'cover'> = { cover: COVER }): ListedEdition[] {
  return Array.from({ length: count }, (_, index): ListedEdition => {
    const number = index + 1
    const facts = { slug: `ship-${number}`, title: `Ship ${number}`, section: 'harbour', kind: 'news' } as const
    const edition = aStoryEdition({ ...facts, date: `2025-02-${String(28 - index)}`, cover })
    return { edition, story: aStory(edition, TWELVE) }
  })
}

test('a story alone is the whole page: headline and standfirst before its picture, its minutes and its authors', () => {
  const edition = aStoryEdition({ title: 'Ship 1', slug: 'ship-1', cover: COVER, authors: ['Ada Lee', 'Bo Lin'] })
  show(<Front plan={aPlan([{ edition, story: aStory(edition) }], page)} page={page} />)
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
  show(<Front plan={aPlan(stories(1), page)} page={page} />)
  expect(screen.getByText('All of them, before the storm.')).toBeVisible()
  expect(screen.queryByText('The first came in at dawn.')).toBeNull()
})

/** The headlines of the stories in a part of the page. */
function headlines(part: Element): (string | null)[] {
  return [...part.querySelectorAll('h3')].map(({ textContent }) => textContent)
}

test('of twelve stories the first leads, two are under it, four beside it, four in their section, the last is listed', () => {
  const container = show(<Front plan={aPlan(stories(12), page)} page={page} />)
  expect(screen.getByRole('heading', { level: 2, name: 'Ship 1' })).toBeVisible()
  expect(headlines(element(container, '.under'))).toEqual(['Ship 2', 'Ship 3'])
  expect(headlines(element(container, '.side'))).toEqual(['Ship 4', 'Ship 5', 'Ship 6', 'Ship 7'])
  const block = element(container, '.rubric')
  expect(headlines(block)).toEqual(['Ship 8', 'Ship 9', 'Ship 10', 'Ship 11'])
  expect(within(screen.getByRole('heading', { name: 'Harbour (en)' })).getByRole('link')).toHaveAttribute(
    'href',
    '/en/topics/harbour/',
  )
  const latest = within(screen.getByRole('region', { name: words.latest }))
  expect(latest.getByRole('link', { name: 'Ship 12' })).toHaveAttribute('href', '/en/ship-12/')
})

test('a picture under the first story keeps its point in sight, as in lists', () => {
  const cover = { ...COVER, focus: '50% 20%' }
  const container = show(<Front plan={aPlan(stories(3, { cover }), page)} page={page} />)
  expect(element(container, '.under .thumb')).toHaveAttribute('data-focus', '50% 20%')
})

test('without any picture at the top, four stories are under the first and three beside it', () => {
  const container = show(<Front plan={aPlan(stories(8, { cover: undefined }), page)} page={page} />)
  expect(headlines(element(container, '.under'))).toEqual(['Ship 2', 'Ship 3', 'Ship 4', 'Ship 5'])
  expect(headlines(element(container, '.side'))).toEqual(['Ship 6', 'Ship 7', 'Ship 8'])
  expect(container.querySelector('.blocks')).toBeNull()
})

test.each([2, 3, 5, 7])(
  'of %i stories without any picture none is beside the first, where there would be a hole',
  (count) => {
    const container = show(<Front plan={aPlan(stories(count, { cover: undefined }), page)} page={page} />)
    expect(headlines(element(container, '.under'))).toHaveLength(count - 1)
    expect(container.querySelector('.side')).toBeNull()
  },
)

test('a section without any picture has its stories in two columns, and no list beside a short story', () => {
  const container = show(<Front plan={aPlan(stories(12, { cover: undefined }), page)} page={page} />)
  const block = element(container, '.rubric')
  expect([...block.children].map(({ tagName }) => tagName)).toEqual(['H2', 'ARTICLE', 'ARTICLE', 'ARTICLE', 'ARTICLE'])
})

test('a section with a picture has its list beside it; one story without a neighbour has the whole row', () => {
  const sections = ['harbour', 'harbour', 'sea', 'town', 'land']
  const listed = stories(7 + sections.length).map(({ edition }, index): ListedEdition => {
    const own = { ...edition, section: sections[index - 7] ?? 'sea' }
    return { edition: own, story: aStory(own, TWELVE) }
  })
  const named = Object.fromEntries(['harbour', 'sea', 'town', 'land'].map((slug) => [slug, { label: { en: slug } }]))
  const ofFour = aPage({ publication: { ...aPublication(TWELVE), sections: named }, editions })
  const container = show(<Front plan={aPlan(listed, ofFour)} page={ofFour} />)
  expect([...container.querySelectorAll('.rubric')].map(({ className }) => className)).toEqual([
    'rubric listed',
    'rubric half',
    'rubric half',
    'rubric half lone',
  ])
})

test('a publication with a section of opinion has one block of opinion', () => {
  const listed = stories(10).map(({ edition }, index): ListedEdition => {
    const own = { ...edition, ...(index > 6 && { section: 'opinion', kind: 'opinion' as const }) }
    return { edition: own, story: aStory(own, TWELVE) }
  })
  const sections = { harbour: { label: { en: 'Harbour' } }, opinion: { label: { en: 'Opinion' } } }
  const ofOpinion = aPage({ publication: { ...aPublication(TWELVE), sections }, editions })
  show(<Front plan={aPlan(listed, ofOpinion)} page={ofOpinion} />)
  expect(screen.getAllByRole('heading', { level: 2, name: 'Opinion' })).toHaveLength(1)
})

test('the pictures of all stories but the first load when they come near', () => {
  const container = show(<Front plan={aPlan(stories(9), page)} page={page} />)
  const loading = [...container.querySelectorAll('img')].map((image) => image.getAttribute('loading'))
  expect(loading).toEqual([null, 'lazy', 'lazy', 'lazy']) // the lead, two under it, one of the section
})

test('editors choose the lead, the order and groups; what they do not name follows by its date', () => {
  const label = Object.fromEntries(TWELVE.map((tag) => [tag, `Chosen (${tag})`]))
  const choice = { lead: 'ship-5', order: ['ship-4'], groups: [{ label, stories: ['ship-1', 'ship-2'] }] }
  const container = show(<Front plan={aPlan(stories(5), page, choice)} page={page} />)
  expect(screen.getByRole('heading', { level: 2, name: 'Ship 5' })).toBeVisible()
  expect(headlines(element(container, '.under'))).toEqual(['Ship 4', 'Ship 3'])
  expect(screen.getByRole('heading', { level: 2, name: 'Chosen (en)' })).toBeVisible()
  expect(headlines(element(container, '.rubric'))).toEqual(['Ship 1', 'Ship 2'])
})

test('a choice that is over no longer counts', () => {
  show(<Front plan={aPlan(stories(3), page, { lead: 'ship-3', until: '2020-01-01' })} page={page} />)
  expect(screen.getByRole('heading', { level: 2, name: 'Ship 1' })).toBeVisible()
})

test('of an opinion the author is named before the headline', () => {
  const opinion = {
    ...aStoryEdition({ slug: 'view', title: 'Build it', kind: 'opinion', authors: ['Jo Weil'], date: '2025-02-01' }),
  }
  const container = show(
    <Front plan={aPlan([...stories(1), { edition: opinion, story: aStory(opinion) }], page)} page={page} />,
  )
  const item = element(container, '.item')
  expect(item).toHaveAttribute('data-rubric', 'opinion')
  const voice = element(item, '.opinion-by')
  expect(voice).toHaveTextContent('Jo Weil')
  expect(voice.nextElementSibling).toHaveTextContent('Build it')
  expect(element(item, '.meta')).not.toHaveTextContent('Jo Weil')
})

test('stories of the newest day show their time as the newsroom wrote it, and their year unless it is today; others show the day', () => {
  const dated = ['2025-03-09T10:42:00+08:00', '2025-03-08T09:00:00Z'].map((date, index): ListedEdition => {
    const edition = aStoryEdition({ slug: `s-${index}`, date })
    return { edition, story: aStory(edition) }
  })
  const container = show(<Front plan={aPlan(dated, page)} page={page} />)
  const [first, second] = [...container.querySelectorAll('time')].map(({ textContent }) => textContent)
  expect(first).toMatch(/^March 9, 2025.*10:42/)
  expect(second).toBe('March 8, 2025')
  cleanup()
  // Nine o’clock in the evening of that day, where the story was written.
  vi.stubEnv('SOURCE_DATE_EPOCH', String(Date.parse('2025-03-09T13:00:00Z') / 1000))
  const today = show(<Front plan={aPlan(dated, page)} page={page} />)
  expect(today.querySelector('time')?.textContent).toMatch(/^March 9(?!, 2025).*10:42/)
  cleanup()
  vi.stubEnv('SOURCE_DATE_EPOCH', String(Date.parse('2025-03-09T16:00:00Z') / 1000))
  const tomorrow = show(<Front plan={aPlan(dated, page)} page={page} />)
  expect(tomorrow.querySelector('time')?.textContent).toMatch(/^March 9, 2025.*10:42/)
})

test('after several stories the way leads on to all of them; after one there is nothing else to read', () => {
  show(<Front plan={aPlan(stories(2), page)} page={page} />)
  expect(screen.getByRole('link', { name: words.allStories })).toHaveAttribute('href', archiveAddress('en'))
  cleanup()
  show(<Front plan={aPlan(stories(1), page)} page={page} />)
  expect(screen.queryByRole('link', { name: words.allStories })).toBeNull()
})

test('a story in the list has its section, kind, standfirst and date', () => {
  show(<Front plan={aPlan(stories(2), page)} page={page} />)
  const [, item] = screen.getAllByRole('article')
  expect(item).toHaveTextContent('Harbour (en)')
  expect(item).toHaveTextContent(words.news)
  expect(item).toHaveTextContent('All of them, before the storm.')
  expect(item).toHaveAttribute('data-rubric', 'harbour')
  expect(item?.querySelector('time')).toHaveAttribute('datetime', '2025-02-27')
})

test('the leading story’s other languages are linked by their own headlines', () => {
  const container = show(<Front plan={aPlan(stories(1), page)} page={page} />)
  const others = within(screen.getByRole('region', { name: words.languages })).getAllByRole('link')
  expect(others.map(({ lang }) => lang)).toEqual(TWELVE.slice(1))
  const persian = element(container, 'a[lang=fa]')
  expect(persian).toHaveTextContent('Ship 1 (fa)')
  expect(persian).toHaveAttribute('href', '/fa/ship-1/')
  expect(persian).toHaveAttribute('dir', 'rtl')
})

test('a story of one language has no list of languages', () => {
  const edition = aStoryEdition()
  show(<Front plan={aPlan([{ edition, story: aStory(edition, ['en']) }], page)} page={page} />)
  expect(screen.queryByRole('heading', { name: words.languages })).toBeNull()
})

test('a translation that leads says what it is, and leads to its original, not to a front page', () => {
  const translation = { of: 'zh', by: 'machine', translator: undefined, reviewer: undefined } as const
  const edition = aStoryEdition({ translation })
  show(<Front plan={aPlan([{ edition, story: aStory(edition, ['zh', 'en']) }], page)} page={page} />)
  expect(screen.getByText(new RegExp(words.machineUnreviewed))).toBeVisible()
  expect(screen.getByRole('link', { name: '中文' })).toHaveAttribute('href', '/zh/ships/')
})

test('a language that has no story yet has an empty front page, and no heading over nothing', () => {
  expect(show(<Front plan={aPlan([], page)} page={page} />)).toBeEmptyDOMElement()
})
