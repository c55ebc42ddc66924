import { screen } from '@testing-library/react'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { LanguageChooser } from '../../components/language-chooser/language-chooser.tsx'
import { bestMatch, LanguageOffer } from '../../components/language-chooser/language-offer.element.ts'
import { NotFound } from '../../components/not-found/not-found.tsx'
import { messagesFor } from '../../lib/language/messages.ts'
import { aLibrary, aPublication, TWELVE } from './helpers/publication.ts'
import { element, show } from './helpers/render.tsx'
import { aStoryEdition } from './helpers/story.ts'

test('what is not found is said in the publication’s language, with the front pages of the others', () => {
  const container = show(<NotFound library={aLibrary(aPublication(TWELVE))} lang={undefined} />)
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(messagesFor('en').notFound)
  expect(screen.getByText(messagesFor('en').notFoundAbout)).toBeVisible()
  expect(container.querySelectorAll('.ways > li:not([hidden])')).toHaveLength(TWELVE.length - 1)
  for (const tag of TWELVE) {
    const way = element(container, `.ways > [lang=${tag}] a`)
    expect(way).toHaveAttribute('href', `/${tag}/`)
    expect(way).toHaveTextContent(messagesFor(tag).notFound)
  }
})

test('each door shows the headline that leads its front page, marked with its language', () => {
  const publication = aPublication(['en', 'ar', 'de', 'zh'], { description: { en: 'A gazette' } })
  const leads = new Map([
    ['ar', aStoryEdition({ lang: 'ar', title: 'الميناء يعود إلى العمل' })],
    ['de', aStoryEdition({ lang: 'ar', title: 'الميناء' })],
    ['zh', aStoryEdition({ lang: 'zh', title: '科技发展' })],
  ])
  const container = show(<LanguageChooser publication={publication} leads={leads} />)
  expect(element(container, '[lang=ar] > a').textContent).toContain('الميناء يعود إلى العمل')
  expect(element(container, '[lang=ar] > a > [data-script=Arab]')).not.toHaveAttribute('lang')
  const borrowed = element(container, '[lang=de] > a > [data-script=Arab]')
  expect(borrowed).toHaveAttribute('lang', 'ar')
  expect(borrowed).toHaveAttribute('dir', 'rtl')
  expect(element(container, '[lang=zh] .by-words').innerHTML).toBe('科技<wbr>发展') // its lines end between words
  expect(element(container, '[lang=en] > a')).toHaveTextContent('A gazette')
})

beforeAll(() => customElements.define('language-offer', LanguageOffer))
afterEach(() => void vi.unstubAllGlobals())

test.each([
  ['zh-TW', 'zh'],
  ['pt-BR', 'pt'],
  ['en-GB', 'en'],
  ['fr-CA', 'fr'],
  ['AR-eg', 'ar'],
  ['ko', 'ko'],
])('a reader of %s is served by %s', (wanted, tag) => {
  expect(bestMatch(wanted, TWELVE)).toBe(tag)
})

test.each(['sw', 'eng', 'e', 'x-default', ''])('a reader of “%s” is served by none', (wanted) => {
  expect(bestMatch(wanted, TWELVE)).toBeUndefined()
})

test('the nearest of several tags of one language serves best', () => {
  expect(bestMatch('pt-BR', ['pt', 'pt-BR'])).toBe('pt-BR')
  expect(bestMatch('pt-PT', ['pt-BR', 'pt'])).toBe('pt')
  expect(bestMatch('zh-Hant-TW', ['zh-Hans', 'zh-Hant'])).toBe('zh-Hant')
})

test('another country’s edition is better than none', () => {
  expect(bestMatch('pt', ['en', 'pt-BR'])).toBe('pt-BR')
  expect(bestMatch('pt-PT', ['en', 'pt-BR'])).toBe('pt-BR')
})

/** What is offered to a browser of these languages. */
function offersTo(
  languages: readonly string[],
  part = <LanguageChooser publication={aPublication(TWELVE)} leads={new Map()} />,
): string[] {
  vi.stubGlobal('navigator', { languages })
  const offers = show(part).querySelectorAll<HTMLElement>('.offer')
  expect(offers).toHaveLength(TWELVE.length)
  return [...offers].filter(({ hidden }) => !hidden).map(({ textContent }) => textContent)
}

test('one language is marked: the first of the browser’s languages that is spoken here', () => {
  expect(offersTo(['gsw', 'pt-BR', 'en'])).toEqual([messagesFor('pt').yourLanguage])
})

test('a browser of no language that is spoken here gets no offer', () => {
  expect(offersTo(['sw', 'am-ET'])).toEqual([])
})

test('the page for what is not found offers a way in the browser’s language, too', () => {
  expect(offersTo(['fa-IR'], <NotFound library={aLibrary(aPublication(TWELVE))} lang={undefined} />)).toEqual([
    messagesFor('fa').yourLanguage,
  ])
})

test('nobody is sent anywhere: the address stays, and every language stays', () => {
  const before = location.href
  offersTo(['de'])
  expect(location.href).toBe(before)
  expect(screen.getAllByRole('link')).toHaveLength(TWELVE.length)
})
