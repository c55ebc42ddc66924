import { expect, it } from 'vitest'
import { fitsMargin } from '../../lib/story/read/fits-margin.ts'
import { sectionsOf } from './sections-of.ts'

const LONG = 'The harbour has kept a book of every ship since the pier was built. '.repeat(6)
const fits = (markdown: string) => fitsMargin(sectionsOf(markdown))

it('has room for short notes beside a text', () => {
  expect(fits(`${LONG}[^a]\n\n${LONG}[^b]\n\n${LONG}\n\n[^a]: The log.\n\n[^b]: The crew.`)).toBe(true)
})

it('has no use for a margin where there is no note', () => {
  expect(fits(LONG)).toBe(false)
})

it('has no room for notes that would end below the text', () => {
  expect(fits(`${LONG}\n\n${LONG}\n\nAt last[^a].\n\n[^a]: ${LONG}`)).toBe(false)
  expect(fits(`${LONG}[^a][^b]\n\n[^a]: ${LONG}\n\n[^b]: ${LONG}`)).toBe(false)
})

it('counts an editor’s note, which stands there too', () => {
  const story = `${LONG}[^a]\n\n[^a]: The log.`
  expect([fits(story), fits(`:::note\n${LONG}\n:::\n\n${story}`)]).toEqual([true, false])
})

it('has no room beside a picture that extends into it', () => {
  const story = (picture: string) => `${LONG}[^a]\n\n![A pier](pier.jpg)${picture}\n\n[^a]: The log.`
  expect([fits(story('')), fits(story('{wide}'))]).toEqual([true, false])
})

it('counts a Chinese letter as two', () => {
  const story = (letter: string) => `${LONG}[^a]\n\n[^a]: ${letter.repeat(150)}`
  expect([fits(story('o')), fits(story('港'))]).toEqual([true, false])
})

it('is not led astray by a text that looks like a call', () => {
  expect(fits(`${LONG}[^a]\n\n${LONG}\n\n"note":"note-1"\n\n[^a]: The log, and the crew, and the weather.`)).toBe(true)
})

it('counts an editor’s note at the end of the file as one at the top of the margin', () => {
  const notes = '[^a]: The log.\n\n[^b]: The crew.'
  const story = `${LONG}[^a]\n\n${LONG}\n\n${LONG}\n\nAt last, the lamp on the pier goes out, and nobody reads on until the morning, when the first ship comes in[^b].`
  expect(fits(`${story}\n\n:::note\nShort.\n:::\n\n${notes}`)).toBe(true)
})
