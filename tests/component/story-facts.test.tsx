import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { StoryFacts } from '../../components/story/story-facts.tsx'
import { messagesFor } from '../../lib/language/messages.ts'
import { aPage, TWELVE } from './helpers/publication.ts'
import { show } from './helpers/render.tsx'
import { aListedEdition, aStoryEdition } from './helpers/story.ts'

const words = messagesFor('en')

function facts(container: HTMLElement): [string | null, string | null][] {
  return [...container.querySelectorAll('dt')].map((term) => [
    term.textContent,
    term.nextElementSibling?.textContent ?? null,
  ])
}

test('of a story of which little is known, only the reading time and the languages are said', () => {
  expect(facts(show(<StoryFacts listed={aListedEdition()} page={aPage()} />))).toEqual([
    [words.readingTime, '3 minutes'],
    [words.languages, '3'],
  ])
})

test('of a story in one language, their number is not said', () => {
  const page = aPage({ editions: new Map([['en', '/en/ship/']]) })
  expect(facts(show(<StoryFacts listed={aListedEdition()} page={page} />))).toEqual([[words.readingTime, '3 minutes']])
})

test('all that is known is said, in the order of author, date, change, length, languages', () => {
  const known = { authors: ['A. Lee', 'B. Diaz', 'C. Roe'], date: '2025-02-24', updated: '2025-03-01T09:00:00Z' }
  expect(facts(show(<StoryFacts listed={aListedEdition(known)} page={aPage()} />))).toEqual([
    [words.by, 'A. Lee, B. Diaz, and C. Roe'],
    [words.published, 'February 24, 2025'],
    [words.updated, 'March 1, 2025'],
    [words.readingTime, '3 minutes'],
    [words.languages, '3'],
  ])
})

test.each([
  ['ru', 'Автор'],
  ['fa', 'نویسنده'],
])('the label over one author or several is in %s no singular: not %s', (lang, singular) => {
  const edition = aStoryEdition({ authors: ['A. Lee', 'B. Diaz'] })
  const [[label] = []] = facts(show(<StoryFacts listed={aListedEdition(edition)} page={aPage({ lang })} />))
  expect(label).toBe(messagesFor(lang).by)
  expect(label).not.toBe(singular)
})

test('dates are there for machines, too', () => {
  const container = show(
    <StoryFacts listed={aListedEdition({ date: '2025-02-24', updated: '2025-03-01' })} page={aPage()} />,
  )
  const times = [...container.querySelectorAll('time')].map(({ dateTime }) => dateTime)
  expect(times).toEqual(['2025-02-24', '2025-03-01'])
})

test('the number of languages leads to their list', () => {
  show(<StoryFacts listed={aListedEdition()} page={aPage()} />)
  expect(screen.getByRole('link', { name: `${words.languages}: 3` })).toHaveAttribute('href', '#footer-languages')
})

test.each(TWELVE)('every fact has a name of its own in %s', (lang) => {
  const edition = aStoryEdition({ authors: ['A. Lee'], date: '2025-02-24', updated: '2025-03-01' })
  const labels = facts(show(<StoryFacts listed={aListedEdition(edition)} page={aPage({ lang })} />)).map(
    ([label]) => label,
  )
  expect(new Set(labels).size).toBe(5)
})
