import { expect, it } from 'vitest'
import { fitsMargin } from '../../lib/story/kinds/margin.ts'
import { sectionsOf } from './sections-of.ts'

const LONG = 'The harbour has kept a book of every ship since the pier was built. '.repeat(6)
const fits = (markdown: string) => fitsMargin(sectionsOf(markdown))

it('has room for short notes beside a text', () => {
  expect(fits(`${LONG}[^a]\n\n${LONG}[^b]\n\n${LONG}\n\n[^a]: The log.\n\n[^b]: The crew.`)).toBe(true)
})

it('has no room for notes that would end below the text', () => {
  expect(fits(`${LONG}\n\n${LONG}\n\nAt last[^a].\n\n[^a]: ${LONG}`)).toBe(false)
  expect(fits(`${LONG}[^a][^b]\n\n[^a]: ${LONG}\n\n[^b]: ${LONG}`)).toBe(false)
})

it('is not led astray by a text that looks like a call', () => {
  expect(fits(`${LONG}[^a]\n\n${LONG}\n\n"note":"note-1"\n\n[^a]: The log, and the crew, and the weather.`)).toBe(true)
})
