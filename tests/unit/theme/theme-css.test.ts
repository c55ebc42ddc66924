import { expect, it } from 'vitest'
import { withTheme } from '../../../lib/builder/page/look-css.ts'
import { parseCss, pruneCss } from '../../../lib/builder/page/page-css.ts'
import { documentOf, partOf, policyIn } from '../build/documents.ts'

const PAGE = '<html lang="en"><body><h1 class="flag">A</h1></body></html>'
const PROPERTIES = { '--color-accent': '--a' }

/** The style of a page with a theme. */
const styled = (theme: string) => pruneCss(withTheme(parseCss('@layer base{p{margin:0}}'), theme, PROPERTIES), PAGE)

it('follows the rules of components, and only where a page can use it', () => {
  expect(styled('.flag{color:red}.none{color:blue}')).toBe(
    '@layer theme,base,components,newsroom,utilities;@layer newsroom{.flag{color:red}}',
  )
})

it('puts design tokens beside Masthead’s, so that a reader’s settings still win', () => {
  expect(styled(':root{--color-accent:red}@media print{:root{--color-accent:black}}h1{--x:1;color:red}')).toBe(
    '@layer theme,base,components,newsroom,utilities;' +
      '@layer base{:root{--a:red}@media print{:root{--a:black}}}@layer newsroom{h1{--x:1;color:red}}',
  )
})

it('keeps its own custom properties apart from the short names of Masthead’s', () => {
  expect(styled('h1{--a:1px;margin:var(--a) var(--color-accent)}')).toContain(
    'h1{--own-a:1px;margin:var(--own-a) var(--a)}',
  )
  expect(styled('.flag--color-accent,h1{color:red}')).toContain('h1{color:red}')
})

it('loads files by addresses that suit the page, and fonts only where it has any', () => {
  const css = 'h1{background:url(/art/a.svg)}'
  expect(partOf('head', documentOf('<h1>A</h1>', { css }))).toContain('h1{background:url(../../art/a.svg)}')
  expect(policyIn(documentOf('<h1>A</h1>', { css }))).not.toHaveProperty('font-src')
  const font = documentOf('<h1>A</h1>', { css: '@font-face{font-family:A;src:url(/a.woff2)}' })
  expect(partOf('head', font)).toContain('src:url(../../a.woff2)')
  expect(policyIn(font)['font-src']).toBe("'self'")
})
