import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { LanguageLists, LanguagePicker } from '../../components/language-picker/language-picker.tsx'
import { messagesFor } from '../../lib/language/messages.ts'
import { aPage, aPublication, LATIN_FIRST, THREE, TWELVE, TWENTY } from './helpers/publication.ts'
import { openPanel, show } from './helpers/render.tsx'

const words = messagesFor('en')

function pickerOf(tags: readonly string[]): HTMLElement {
  return openPanel(show(<LanguagePicker page={aPage({ publication: aPublication(tags) })} />))
}

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
