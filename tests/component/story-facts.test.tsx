import { expect, test } from 'vitest'
import { StoryFacts } from '../../components/story/story-head.tsx'
import { messagesFor } from '../../lib/language/messages.ts'
import { aPage } from './helpers/publication.ts'
import { show } from './helpers/render.tsx'
import { aListedEdition, aStoryEdition } from './helpers/story.ts'

const words = messagesFor('en')

function facts(container: HTMLElement): [string | null, string | null][] {
  return [...container.querySelectorAll('dt')].map((term) => [
    term.textContent,
    term.nextElementSibling?.textContent ?? null,
  ])
}

test('of a story in one language, their number is not said', () => {
  const page = aPage({ editions: new Map([['en', '/en/ship/']]) })
  expect(facts(show(<StoryFacts listed={aListedEdition()} page={page} />))).toEqual([[words.readingTime, '3 minutes']])
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
