import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import english from '../desk/parts/texts/en.json' with { type: 'json' }

/** What documents name in the same way, and what is not on the desk: languages, pages, and buttons of Sveltia CMS. */
const OTHERS = ['Español', 'English', 'Ask', 'About', 'Draft', 'Assets', 'Work with Local Repository', 'Help translate']

const TEXTS = Object.values(english).flatMap((text) => {
  const words = text.replaceAll(/\{\w+\}/g, '…').replaceAll(/ ?…+/g, '')
  return [words, words.split(':')[0]]
})

it.each(['cms', 'first-hour-browser'])('what docs/%s.md tells people to press or to choose is on the desk', (name) => {
  const document = readFileSync(new URL(`../../../docs/${name}.md`, import.meta.url), 'utf8')
  const labels = [...document.matchAll(/(?<![*\w])\*([^*\n]+)\*(?![*\w])/g)].map(([, label = '']) => label)
  expect(labels.length).toBeGreaterThan(20)
  const unknown = labels.filter((label) => !OTHERS.includes(label) && !TEXTS.includes(label.replace(/ ?…$/, '')))
  expect(unknown).toEqual([])
})
