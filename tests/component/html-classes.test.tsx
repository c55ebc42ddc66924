import { expect, test } from 'vitest'
import { Sections } from '../../components/section/section-view.tsx'
import { messagesFor } from '../../lib/language/messages.ts'
import { sectionsOf } from '../unit/sections-of.ts'
import { element, show } from './helpers/render.tsx'

test.each([
  ['x^2^', 'sup.raised'],
  ['x[^1]\n\n[^1]: A note.', 'sup.call'],
  ['==a==', 'mark.lit'],
  [':::details[a]\nb\n:::', 'details.opens > summary'],
  ['a\n: b', 'dl.terms > dd'],
  ['| a |\n| - |\n| −1.5% |', 'td > bdi.figures'],
  ['| a |\n| - |\n| 2–10 km |', 'td > bdi.figures'],
  ['*a <span lang="he">ב</span>*', 'em > span.roman'],
  ['See https://example.org/a/', 'a[dir=ltr]'],
  ['<video src="/a.mp4"></video>', 'video.plays'],
])('%j has a class of its own, so that pages without it need no rule for it', (markdown, selector) => {
  const container = show(<Sections sections={sectionsOf(markdown)} words={messagesFor('en')} lang="en" />)
  expect(element(container, selector)).toBeInTheDocument()
})

test.each([
  '| a |\n| - |\n| 1,203.5 |',
  '| a |\n| - |\n| 3 boats |',
  '| a |\n| - |\n| $28.5% |',
  '| a |\n| - |\n| −٣ |',
  '*a <span lang="ru">б</span>*, [a](https://example.org/)',
])('%j needs none of these classes', (markdown) => {
  const container = show(<Sections sections={sectionsOf(markdown)} words={messagesFor('en')} lang="en" />)
  expect(container.querySelector('.figures, .roman, a[dir]')).toBeNull()
})
