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
  ['<video src="/a.mp4"></video>', 'video.plays'],
])('%j has a class of its own, so that pages without it need no rule for it', (markdown, selector) => {
  const container = show(<Sections sections={sectionsOf(markdown)} words={messagesFor('en')} lang="en" />)
  expect(element(container, selector)).toBeInTheDocument()
})
