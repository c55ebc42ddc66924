import { cleanup, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
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

test('of fifteen stories the first leads, three are under it, six beside it, four in their section, the last is listed', () => {
  const container = show(<Front plan={aPlan(stories(15), page)} page={page} />)
  expect(screen.getByRole('heading', { level: 2, name: 'Ship 1' })).toBeVisible()
  expect(headlines(element(container, '.under'))).toEqual(['Ship 2', 'Ship 3', 'Ship 4'])
  const side = screen.getByRole('region', { name: words.latest })
  expect(headlines(side)).toEqual(['Ship 5', 'Ship 6', 'Ship 7', 'Ship 8', 'Ship 9', 'Ship 10'])
  for (const item of within(side).getAllByRole('article')) expect(item.firstElementChild?.tagName).toBe('TIME')
  const block = element(container, '.rubric')
  expect(headlines(block)).toEqual(['Ship 11', 'Ship 12', 'Ship 13', 'Ship 14'])
  expect(within(screen.getByRole('heading', { name: 'Harbour (en)' })).getByRole('link')).toHaveAttribute(
    'href',
    '/en/topics/harbour/',
  )
  expect(headlines(element(container, '.more'))).toEqual(['Ship 15'])
})

test('a picture under the first story keeps its point in sight, as in lists', () => {
  const cover = { ...COVER, focus: '50% 20%' }
  const container = show(<Front plan={aPlan(stories(3, { cover }), page)} page={page} />)
  expect(element(container, '.under .thumb')).toHaveAttribute('data-focus', '50% 20%')
})

const NONE = { cover: undefined }

test.each([
  // The number of stories, whether they have pictures, and how many are under the first and beside it.
  [2, COVER, 1, 0],
  [7, COVER, 6, 0],
  [8, COVER, 3, 4],
  [20, COVER, 3, 6],
  [2, undefined, 1, 0],
  [8, undefined, 7, 0],
  [9, undefined, 4, 4],
  [20, undefined, 4, 6],
] as const)(
  'of %i stories the column beside the first has none or enough to fill it',
  (count, cover, under, beside) => {
    const container = show(<Front plan={aPlan(stories(count, { cover }), page)} page={page} />)
    expect(headlines(element(container, '.under'))).toHaveLength(under)
    expect(container.querySelectorAll('.side h3')).toHaveLength(beside)
  },
)

test('beside a first story without a picture, which is low, the others have two pictures under it', () => {
  const [first, ...others] = stories(12)
  const [plain] = stories(1, NONE)
  if (!first || !plain) throw new Error('There is no story.')
  const container = show(<Front plan={aPlan([plain, ...others], page)} page={page} />)
  expect(headlines(element(container, '.under'))).toEqual(['Ship 2', 'Ship 3'])
})

test('a section has a story with its picture and the others beside it, or without any picture all in columns', () => {
  const sections = ['harbour', 'harbour', 'sea', 'town', 'town']
  const listed = [...stories(10), ...stories(15, NONE).slice(10)].map(({ edition }, index): ListedEdition => {
    const own = { ...edition, section: sections[index - 10] ?? 'sea', ...(index === 12 && { cover: COVER }) }
    return { edition: own, story: aStory(own, TWELVE) }
  })
  const named = Object.fromEntries(['harbour', 'sea', 'town'].map((slug) => [slug, { label: { en: slug } }]))
  const ofThree = aPage({ publication: { ...aPublication(TWELVE), sections: named }, editions })
  const container = show(<Front plan={aPlan(listed, ofThree)} page={ofThree} />)
  const shown = [...container.querySelectorAll('.rubric')]
  expect(shown.map(({ className }) => className)).toEqual(['rubric', 'rubric pictured lone', 'rubric'])
  for (const section of shown) expect(section.querySelector('.kicker')).toBeNull()
})

test('opinions are in a band of three, each with its author; no list repeats them', () => {
  const listed = stories(12).map(({ edition }, index): ListedEdition => {
    const own = { ...edition, ...(index > 7 && { kind: 'opinion' as const, authors: ['Jo Weil'] }) }
    return { edition: own, story: aStory(own, TWELVE) }
  })
  const container = show(<Front plan={aPlan(listed, page)} page={page} />)
  const band = element(container, '.voices')
  expect(headlines(band)).toEqual(['Ship 9', 'Ship 10', 'Ship 11'])
  expect(band.querySelectorAll('.opinion-by')).toHaveLength(3)
  expect(band.querySelector('.kicker')).toBeNull()
  expect(headlines(container).filter((title) => title === 'Ship 9')).toHaveLength(1)
})

test('a publication with a section of opinion has one block of opinion', () => {
  const listed = stories(20).map(({ edition }, index): ListedEdition => {
    const own = { ...edition, ...(index > 17 && { section: 'opinion', kind: 'opinion' as const }) }
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
  expect(loading).toEqual([null, 'lazy', 'lazy', 'lazy']) // the lead, and three under it
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

test('the day of a front page is that of its newest story, also below an older one that editors put first', () => {
  expect(aPlan(stories(3), page, { lead: 'ship-3' }).day).toBe('2025-02-28')
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

test('a date is as short as it is clear beside that of the page: the time on its day, and the year only if it is another', () => {
  const dates = ['2025-03-09T10:42:00+08:00', '2025-03-08T09:00:00Z', '2024-12-31']
  const dated = dates.map((date, index): ListedEdition => {
    const edition = aStoryEdition({ slug: `s-${index}`, date })
    return { edition, story: aStory(edition) }
  })
  const plan = aPlan(dated, page)
  expect(plan.day).toBe('2025-03-09')
  const container = show(<Front plan={plan} page={page} />)
  const shown = [...container.querySelectorAll('time')].map(({ textContent }) => textContent)
  expect(shown).toEqual(['10:42', 'Mar 8', 'Dec 31, 2024'])
})

test('after several stories the way leads on to all of them; after one there is nothing else to read', () => {
  show(<Front plan={aPlan(stories(2), page)} page={page} />)
  expect(screen.getByRole('link', { name: words.allStories })).toHaveAttribute('href', archiveAddress('en'))
  cleanup()
  show(<Front plan={aPlan(stories(1), page)} page={page} />)
  expect(screen.queryByRole('link', { name: words.allStories })).toBeNull()
})

test('a story in the list has its section, standfirst and date; what is news has no label', () => {
  show(<Front plan={aPlan(stories(2), page)} page={page} />)
  const [, item] = screen.getAllByRole('article')
  expect(item).toHaveTextContent('Harbour (en)')
  expect(item).not.toHaveTextContent(words.news)
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
