import { expect, it, test } from 'vitest'
import { compiledFor } from '../../../lib/builder/page/compiled.ts'
import { pruneCss } from '../../../lib/builder/page/page-css.ts'
import { inAccent, palettesOf } from '../../../lib/publication/palette.ts'
import type { Publication } from '../../../lib/publication/publication.ts'
import { aPublication } from '../../component/helpers/publication.ts'
import { compiledWith } from '../build/documents.ts'

const BLUE = aPublication(['en'], { brand: { accent: '#0066cc', sections: {} } })
const TWO = aPublication(['en'], { brand: { accent: '#0066cc', sections: { harbour: '#7a1fa2' } } })

/** The style of a page with this body, from a style sheet that only declares the accent. */
function styleOf(publication: Publication, body: string): string {
  const { css } = compiledFor(publication, {
    ...compiledWith(':root{--c:red}'),
    properties: { '--color-accent': '--c' },
  })
  return pruneCss(css.story, `<html><head></head><body>${body}</body></html>`)
}

test('a page has the colours of its publication after all others, by the short names of the style sheet', () => {
  const style = styleOf(BLUE, '<p>A ship</p>')
  expect(style).toMatch(/^:root\{--c:red\}@layer base\{:root,\[data-rubric\]\{--c:light-dark\(#0066cc,#3c91fa\)/)
  expect(style).toMatch(/data-theme="sepia"[^{]* \[data-rubric\]\{--c:#0062c4\}/)
})

test('a page has the colour of a section only if it shows the section', () => {
  expect(styleOf(TWO, '<p>A ship</p>')).not.toContain('#7a1fa2')
  expect(styleOf(TWO, '<p data-rubric="harbour">A ship</p>')).toContain(
    '[data-rubric="harbour"]{--c:light-dark(#7a1fa2,',
  )
})

test('in sepia, the colour of a section is not that of the publication', () => {
  const [, sepia = ''] = styleOf(TWO, '<p data-rubric="harbour">A ship</p>').split('{--c:#0062c4}')
  expect(sepia).toContain(' [data-rubric="harbour"]{--c:#7a1fa2}')
})

it.each([
  ['favicon.svg', 'path{fill:#a33322}@media(prefers-color-scheme:dark){path{fill:#f0826a}}'],
  ['feed.css', 'a{color:#9f2817}@media(prefers-color-scheme:dark){a{color:#ffa28f}}'],
])('%s is in the colour', (_, text) => {
  const own = inAccent(text, palettesOf(BLUE))
  expect(own).toContain('#0066cc')
  expect(own).toContain('#3c91fa')
  expect(own).not.toMatch(/#a33322|#f0826a|#9f2817|#ffa28f/)
})
