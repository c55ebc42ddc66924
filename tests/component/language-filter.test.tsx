import { fireEvent, screen } from '@testing-library/react'
import { beforeAll, expect, test } from 'vitest'
import { afterPaint } from '../../components/browser/paint-first.ts'
import { LanguageFilter } from '../../components/language-picker/language-filter.element.ts'
import { LanguagePicker as LanguagePickerElement } from '../../components/language-picker/language-picker.element.ts'
import { LanguagePicker } from '../../components/language-picker/language-picker.tsx'
import { messagesFor } from '../../lib/language/messages.ts'
import { aPage, aPublication, THREE, TWENTY } from './helpers/publication.ts'
import { openPanel, show } from './helpers/render.tsx'

const words = messagesFor('en')

beforeAll(() => {
  customElements.define('language-filter', LanguageFilter)
  customElements.define('language-picker', LanguagePickerElement)
})

/** Types into the filter of a page that is in English and Arabic only, and says which languages are then offered. */
function find(typed: string): Promise<string[]> {
  const editions = new Map([
    ['en', '/en/ships/'],
    ['ar', '/ar/ships/'],
  ])
  openPanel(show(<LanguagePicker page={aPage({ publication: aPublication(TWENTY), editions })} />))
  return typing(typed)
}

/** The letter shows first; the list follows in the next frame. */
async function typing(typed: string): Promise<string[]> {
  fireEvent.input(screen.getByRole('searchbox'), { target: { value: typed } })
  await new Promise<void>(afterPaint)
  return screen.queryAllByRole('link').map(({ lang }) => lang)
}

function headings(): (string | null)[] {
  return screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)
}

test.each([
  ['Deutsch', 'its own name', 'de'],
  ['العرب', 'the beginning of its own name', 'ar'],
  ['日本', 'the beginning of its own name', 'ja'],
  ['german', 'its English name', 'de'],
  ['HEBREW', 'its English name, whatever the case', 'he'],
  ['zh', 'its code', 'zh'],
  ['  turkish ', 'its English name with spaces around it', 'tr'],
])('“%s” finds a language by %s', async (typed, _, tag) => {
  expect(await find(typed)).toContain(tag)
  expect(screen.getAllByRole('link').length).toBeLessThan(5)
  expect(screen.getByRole('status')).toHaveTextContent(String(screen.getAllByRole('link').length))
})

test('what does not fit is hidden, not removed', async () => {
  expect(await find('deutsch')).toEqual(['de'])
  expect(await typing('')).toHaveLength(20)
})

test('where nothing fits, a message says so, in words', async () => {
  expect(await find('klingon')).toEqual([])
  expect(screen.getByRole('status')).toHaveTextContent(words.noLanguageFound)
})

test('a heading goes with the last of its languages, and comes back with them', async () => {
  await find('deutsch')
  expect(headings()).toEqual([words.languagesOfTheSite])
  await typing('العربية')
  expect(headings()).toEqual([words.languagesOfThisPage])
  await typing('')
  expect(headings()).toHaveLength(2)
})

test('a picker without a filter comes to life without complaint', () => {
  openPanel(show(<LanguagePicker page={aPage({ publication: aPublication(THREE) })} />))
  expect(document.querySelector('language-picker')).toBeInstanceOf(LanguagePickerElement)
  expect(screen.getAllByRole('link')).toHaveLength(3)
})
