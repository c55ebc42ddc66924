import { expect, it } from 'vitest'
import { lookRules } from '../../../lib/builder/page/look-css.ts'
import { pruneCss } from '../../../lib/builder/page/page-css.ts'
import { TYPEFACE_NAMES, TYPEFACES, type TypefaceName } from '../../../lib/publication/typefaces.ts'
import { aPublication } from '../../component/helpers/publication.ts'

/** The style of a page in a script. */
function styleIn(script: string, type: { headlines?: TypefaceName; text?: TypefaceName }): string {
  const html = `<html data-script="${script}"><body><p>A ship</p></body></html>`
  return pruneCss(lookRules(aPublication(['en'], { type }), {}), html)
}

it.each(TYPEFACE_NAMES)('headlines in %s have its fonts, heavy enough, in the scripts that it has', (name) => {
  const style = styleIn('Latn', { headlines: name })
  expect(style).toContain(`[data-script="Latn"]{--font-display:${TYPEFACES[name].fonts};--weight-head:700}`)
})

it('small headlines and the small name have the typeface of the large ones', () => {
  const rule = 'main :is(h2,h3),.mark>span{--font-text:var(--font-display)}'
  const css = (type: { headlines?: TypefaceName; text?: TypefaceName }) =>
    pruneCss(
      lookRules(aPublication(['en'], { type }), {}),
      '<a class="mark"><span>A</span></a><main><h2>A ship</h2><h3>A boat</h3></main>',
    )
  expect(css({ headlines: 'slab' })).toContain(rule)
  expect(css({ text: 'slab' })).not.toContain(rule)
})

it('a script that a typeface lacks keeps its fonts, or has those without serifs', () => {
  expect(styleIn('Arab', { text: 'slab' })).toBe('')
  expect(styleIn('Arab', { text: 'humanist' })).toBe('@layer base{[data-script]{--font-text:var(--font-ui)}}')
})

it.each(TYPEFACE_NAMES)('%s ends in a font that every system has, and asks for no file', (name) => {
  expect(TYPEFACES[name].fonts).toMatch(TYPEFACES[name].isSans ? /, sans-serif$/ : /, serif$/)
  expect(TYPEFACES[name].fonts).not.toContain('url(')
})
