// @vitest-environment node

import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Sections } from '../../components/section/section-view.tsx'
import { messagesFor } from '../../lib/language/messages.ts'
import { sectionsOf } from '../unit/sections-of.ts'
import FORMS from './written-forms.json' with { type: 'json' }

/** What every picture in a text has: a size, so that nothing moves when it comes, and it is loaded late. */
const PICTURE = / width="4" height="3" decoding="async" loading="lazy"\/>/g

function htmlOf(markdown: string): string {
  const html = renderToStaticMarkup(<Sections sections={sectionsOf(markdown)} words={messagesFor('en')} lang="en" />)
  return html.replaceAll(/ (?:id|data-section)="[^"]*"/g, '').replaceAll(PICTURE, '>')
}

// The HTML is that of the page without ids and without what every picture has.
test.each(Object.entries(FORMS))('%j is shown as %s', (markdown, html) => {
  expect(htmlOf(markdown)).toBe(html)
})
