import { expect, test } from 'vitest'
import { StoryFacts } from '../../components/story/story-head.tsx'
import { languageOf } from '../../lib/language/language.ts'
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

test('its dates are in the calendar of the language, or in that of site.yaml, and on the Gregorian day for machines', () => {
  const listed = aListedEdition(aStoryEdition({ date: '2025-02-24' }))
  const timeIn = (lang: string, dates = lang) => {
    const page = aPage({ lang, language: { ...languageOf(lang), dates } })
    return show(<StoryFacts listed={listed} page={page} />).querySelector('time')?.outerHTML
  }
  expect(timeIn('fa')).toBe('<time datetime="2025-02-24" title="۲۴ فوریهٔ ۲۰۲۵">۶ اسفند ۱۴۰۳</time>')
  expect(timeIn('fa', 'fa-u-ca-gregory')).toBe('<time datetime="2025-02-24">۲۴ فوریهٔ ۲۰۲۵</time>')
  expect(timeIn('en')).toBe('<time datetime="2025-02-24">February 24, 2025</time>')
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
