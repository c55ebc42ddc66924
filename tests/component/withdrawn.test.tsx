import { expect, test } from 'vitest'
import { WithdrawnView } from '../../components/story/story-view.tsx'
import { aPage } from './helpers/publication.ts'
import { element, show } from './helpers/render.tsx'

test('what is said of a withdrawn story is text in the column of text, a paragraph for the day and one for the reason', () => {
  const withdrawal = {
    slug: 'ships',
    lang: 'en',
    title: 'Ships',
    date: '2026-11-20',
    reason: 'The figures were wrong.',
    reasonLang: 'en',
  }
  const container = show(<WithdrawnView withdrawal={withdrawal} page={aPage()} />)
  const paragraphs = [...element(container, '.body > .prose').children].map(({ textContent }) => textContent)
  expect(paragraphs).toEqual(['Withdrawn on November 20, 2026', 'Reason: The figures were wrong.', 'Corrections'])
  expect(container.querySelectorAll('.body > *')).toHaveLength(1) // a second would stand in the column of facts
})
