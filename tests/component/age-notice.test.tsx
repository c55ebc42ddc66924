import { expect, test, vi } from 'vitest'
import { AgeNotice } from '../../components/story/age-notice.element.ts'
import { StoryHead } from '../../components/story/story-head.tsx'
import { messagesFor } from '../../lib/language/messages.ts'
import { aPage, TWELVE } from './helpers/publication.ts'
import { element, show } from './helpers/render.tsx'
import { aListedEdition, aStoryEdition } from './helpers/story.ts'

/** What the head of a story says in this language when it is read at some time, with its element at work. */
function noticeOf(date: string | undefined, read: string, lang = 'en'): string | null | undefined {
  vi.useFakeTimers({ now: new Date(read), toFake: ['Date'] })
  if (!customElements.get('age-notice')) customElements.define('age-notice', AgeNotice)
  const container = show(<StoryHead listed={aListedEdition(aStoryEdition({ date, lang }))} page={aPage({ lang })} />)
  const said = container.querySelector('age-notice')?.textContent
  vi.useRealTimers()
  return said
}

test('without script nothing is said of a story’s age, which the page cannot know', () => {
  const notice = element(
    show(<StoryHead listed={aListedEdition(aStoryEdition({ date: '1999-01-01' }))} page={aPage()} />),
    'age-notice',
  )
  expect(notice).toBeEmptyDOMElement()
})

test.each([
  ['2025-02-24', '2026-02-23T12:00:00Z'],
  ['2025-02-24T09:00:00+08:00', '2026-02-24T00:59:00Z'],
])('a story of %s is not yet a year old at %s', (date, read) => {
  expect(noticeOf(date, read)).toBe('')
})

test.each([
  ['2025-02-24', '2026-02-25T12:00:00Z'],
  ['2025-02-24T09:00:00+08:00', '2026-02-24T01:01:00Z'],
  ['1948-12-10', '2026-02-24T01:01:00Z'],
])('a story of %s is more than a year old at %s, and says so', (date, read) => {
  expect(noticeOf(date, read)).toBe(messagesFor('en').ageNotice)
})

test.each(TWELVE)('it says so in %s', (lang) => {
  expect(noticeOf('2025-02-24', '2027-01-01', lang)).toBe(messagesFor(lang).ageNotice)
})

test('a story without a date has no age', () => {
  expect(noticeOf(undefined, '2027-01-01')).toBeUndefined()
})
