import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { LanguagePicker as PickerElement } from '../../components/language-picker/language-picker.element.ts'
import { LanguagePicker } from '../../components/language-picker/language-picker.tsx'
import { setPersistence, writeSettings } from '../../components/memory/reader-memory.ts'
import { aPage, aPublication, TWELVE } from './helpers/publication.ts'
import { show } from './helpers/render.tsx'

beforeAll(() => customElements.define('language-picker', PickerElement))
afterEach(() => {
  vi.unstubAllGlobals()
  delete document.documentElement.dataset.lang
  setPersistence(false)
  writeSettings()
})

/** The links outside the panel of the picker, for a reader whose browser prefers these languages. */
function offeredTo(languages: readonly string[], lang = 'en'): HTMLAnchorElement[] {
  vi.stubGlobal('navigator', { ...navigator, languages })
  const page = aPage({ publication: aPublication(TWELVE), lang })
  return [...show(<LanguagePicker page={page} />).querySelectorAll<HTMLAnchorElement>('language-picker > a')]
}

test.each([
  [['de-AT'], 'de'],
  [['sw', 'fa-IR', 'en'], 'fa'],
  [['ja', 'de'], 'ja'],
])('a reader of %s who lands on a page in English is offered %s', (languages, tag) => {
  const links = offeredTo(languages)
  expect(links.map(({ lang, hreflang }) => [lang, hreflang])).toEqual([[tag, tag]])
})

test.each([[['en-GB', 'de']], [['sw']], [[]]])('a reader of %s is offered none on a page in English', (languages) => {
  expect(offeredTo(languages)).toEqual([])
})

test.each([
  ['none where the note of a translation leads to it', '/en/ships/', 0],
  ['it where the first link to another language leads to another page', '/en/harvest/', 1],
])('a reader whose language the page has is offered %s', (_, href, offered) => {
  vi.stubGlobal('navigator', { ...navigator, languages: ['en'] })
  const shown = show(
    <>
      <main>
        <a href={href} hrefLang="en">
          English
        </a>
      </main>
      <LanguagePicker page={aPage({ publication: aPublication(TWELVE), lang: 'de' })} />
    </>,
  )
  expect(shown.querySelectorAll('language-picker > a')).toHaveLength(offered)
})

test('a reader who comes from another page of the site is offered none', () => {
  vi.spyOn(document, 'referrer', 'get').mockReturnValue(`${location.origin}/en/`)
  expect(offeredTo(['de'])).toEqual([])
})

test('a reader who chose a language before is offered none', () => {
  document.documentElement.dataset.lang = 'en' // as the page’s first script restores it
  expect(offeredTo(['de'])).toEqual([])
})

test('the language that a reader chooses is kept on the device only if preferences are allowed', () => {
  const [link] = offeredTo(['de'])
  link?.addEventListener('click', (event) => event.preventDefault())
  link?.click()
  expect([sessionStorage.length, localStorage.length]).toEqual([0, 0])
  setPersistence(true)
  link?.click()
  expect(localStorage.getItem('masthead-reader')).toBe('{"lang":"de"}')
})
