import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { LanguageLists, LanguagePicker } from '../../components/language-picker/language-picker.tsx'
import { messagesFor } from '../../lib/language/messages.ts'
import { aPage, aPublication, LATIN_FIRST, THREE, TWELVE, TWENTY } from './helpers/publication.ts'
import { element, openPanel, show } from './helpers/render.tsx'

const words = messagesFor('en')

function pickerOf(tags: readonly string[]): HTMLElement {
  return openPanel(show(<LanguagePicker page={aPage({ publication: aPublication(tags) })} />))
}

test('the button says what it is for and which language the page is in', () => {
  show(<LanguagePicker page={aPage({ lang: 'zh' })} />)
  expect(screen.getByRole('button', { name: `${messagesFor('zh').chooseLanguage} 中文` })).toBeVisible()
})

test('the button opens the panel without script, and the panel’s own button closes it', () => {
  const container = show(<LanguagePicker page={aPage()} />)
  expect(element(container, 'nav')).toHaveAttribute('popover', 'auto')
  const opener = screen.getByRole('button')
  const panel = openPanel(container)
  expect(panel).toBe(screen.getByRole('navigation', { name: words.chooseLanguage }))
  expect(opener).toHaveAttribute('popovertarget', panel.id)
  const closer = within(panel).getByRole('button', { name: words.close })
  expect(closer).toHaveAttribute('popovertarget', panel.id)
})

test.each([
  [3, THREE, THREE],
  [12, TWELVE, LATIN_FIRST],
  [20, TWENTY, [...LATIN_FIRST.slice(0, 5), ...TWENTY.slice(12, 18), ...LATIN_FIRST.slice(5), 'th', 'he']],
])('%i languages are as many links: those in the page’s script, then the others', (_, tags, listed) => {
  pickerOf(tags)
  expect(screen.getAllByRole('link').map(({ lang }) => lang)).toEqual(listed)
})

test('a page in Arabic lists Persian, in the same letters, before the others', () => {
  show(<LanguageLists page={aPage({ publication: aPublication(TWELVE), lang: 'ar' })} />)
  const tags = screen.getAllByRole('link').map(({ lang }) => lang)
  expect(tags.slice(0, 4)).toEqual(['ar', 'fa', 'en', 'zh'])
})

test.each([
  [3, THREE],
  [12, TWELVE],
])('%i languages can be read through: there is no filter, and no name for one', (_, tags) => {
  expect(pickerOf(tags).querySelector('[data-name]')).toBeNull()
  expect(screen.queryByRole('searchbox')).toBeNull()
})

test('twenty languages have a filter with a name of its own, and an English name and a code each to find them by', () => {
  const panel = pickerOf(TWENTY)
  expect(screen.getByRole('searchbox', { name: words.findLanguage })).toBeInTheDocument()
  expect(screen.getByRole('status')).toHaveAttribute('data-none', words.noLanguageFound)
  const names = [...panel.querySelectorAll<HTMLElement>('li')].map(({ dataset }) => dataset.name)
  expect(names).toHaveLength(20)
  expect(names).toEqual(expect.arrayContaining(['German de', 'Hebrew he', 'Vietnamese vi']))
})

test('each language is a link in its own name, language and direction', () => {
  pickerOf(THREE)
  const arabic = screen.getByRole('link', { name: 'العربية' })
  expect(arabic).toHaveAttribute('href', '/ar/ships/')
  expect(arabic).toHaveAttribute('lang', 'ar')
  expect(arabic).toHaveAttribute('hreflang', 'ar')
  expect(arabic).toHaveAttribute('dir', 'rtl')
  expect(arabic).not.toHaveAttribute('aria-current')
  expect(screen.getByRole('link', { current: true })).toHaveAccessibleName('English')
})

test('a page in every language has one list and no heading over it', () => {
  show(<LanguageLists page={aPage()} />)
  expect(screen.getAllByRole('list')).toHaveLength(1)
  expect(screen.queryByRole('heading')).toBeNull()
})

test('languages that lack the page stand apart, under a heading that says so, and lead to their front page', () => {
  const editions = new Map([
    ['en', '/en/ships/'],
    ['ar', '/ar/ships/'],
  ])
  show(<LanguageLists page={aPage({ publication: aPublication(TWELVE), editions })} />)
  const headings = screen.getAllByRole('heading', { level: 3 })
  expect(headings.map(({ textContent }) => textContent)).toEqual([words.languagesOfThisPage, words.languagesOfTheSite])
  const hrefs = screen.getAllByRole('list').map((list) =>
    within(list)
      .getAllByRole('link')
      .map((link) => link.getAttribute('href')),
  )
  expect(hrefs[0]).toEqual(['/en/ships/', '/ar/ships/'])
  expect(hrefs[1]).toEqual(LATIN_FIRST.filter((tag) => !editions.has(tag)).map((tag) => `/${tag}/`))
})

test('a page that is in no language, a story withdrawn, has one list, and no heading over nothing', () => {
  show(<LanguageLists page={aPage({ publication: aPublication(TWELVE), editions: new Map() })} />)
  expect(screen.getByRole('heading', { level: 3 })).toHaveTextContent(words.languagesOfTheSite)
  expect(within(screen.getByRole('list')).getAllByRole('link')).toHaveLength(12)
})
