import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sanitiseSvg } from '../../../lib/picture/sanitise-svg.ts'
import HOSTILE from './hostile-svgs.json' with { type: 'json' }
import CASES from './sanitise-svg.json' with { type: 'json' }

const XMLNS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'

function sanitised(inside: string, attributes = ''): string {
  const result = sanitiseSvg(`<svg ${XMLNS}${attributes}>${inside}</svg>`)
  return 'svg' in result ? result.svg.replace(/^<svg [^>]*>|<\/svg>$/g, '') : `${result.problem}: ${result.what}`
}

describe('an SVG keeps', () => {
  it.each(Object.entries(CASES.kept))('%s', (_, part) => {
    expect(sanitised(part)).toBe(part)
  })
})

describe('an SVG loses', () => {
  it.each(CASES.lost)('%s', (_, part, kept) => {
    expect(sanitised(part)).toBe(kept)
  })
})

describe('an SVG is refused for', () => {
  it.each(CASES.refused)('%s', (_, part, what) => {
    expect(sanitised(part)).toBe(`unsafe: ${what}`)
  })

  it.each([
    ['broken XML', '<g>', 'unreadable: broken XML'],
    ['an entity', '&a;', 'unreadable: broken XML'],
  ])('%s', (_, part, what) => {
    expect(sanitised(part)).toBe(what)
  })

  it('more levels than can be read', () => {
    expect(sanitised('<g>'.repeat(50_000) + '</g>'.repeat(50_000))).toMatch(/^unreadable/)
  })

  it('a bomb of parts that draw one another', () => {
    const parts = (levels: number) =>
      Array.from({ length: levels }, (_, i) => `<g id="a${i + 1}"><use href="#a${i}"/><use href="#a${i}"/></g>`).join(
        '',
      )
    expect(sanitised(`<rect id="a0"/>${parts(10)}`)).toContain('<use')
    expect(sanitised(`<rect id="a0"/>${parts(20)}`)).toBe('heavy: more than 100000 parts')
  })

  it('but not for a part that leads back to itself, which is not drawn', () => {
    expect(sanitised('<g id="a"><use href="#a"/></g>')).toBe('<g id="a"><use href="#a"/></g>')
  })
})

it('what is published says that it is SVG', () => {
  expect(sanitiseSvg('<svg viewBox="0 0 1 1"/>')).toEqual({
    svg: '<svg viewBox="0 0 1 1" xmlns="http://www.w3.org/2000/svg"/>',
  })
})

describe('a hostile SVG is refused:', () => {
  it.each(Object.entries(HOSTILE))('%s', (_, inside) => {
    expect(sanitiseSvg(`<svg ${XMLNS}>${inside}</svg>`)).toMatchObject({ problem: 'unsafe' })
  })

  it.each([
    ['an entity', '<!DOCTYPE svg [<!ENTITY a "<script/>">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>'],
    ['an entity in an address', '<!DOCTYPE svg [<!ENTITY a "//x">]><svg><use href="&a;"/></svg>'],
    ['an entity of another file', '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg>&a;</svg>'],
  ])('%s', (_, text) => {
    expect(sanitiseSvg(text)).toMatchObject({ problem: 'unreadable' })
  })

  it('a document type is not published', () => {
    const type = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://x.example/svg11.dtd">'
    expect(sanitiseSvg(`${type}<svg ${XMLNS}/>`)).toEqual({ svg: `<svg ${XMLNS}/>` })
  })
})

describe('an SVG as drawing programs write it is published as it is:', () => {
  it.each([
    ['classes in CDATA', '<style type="text/css"><![CDATA[ .a {fill:#FEFEFE;fill-rule:nonzero} ]]></style>'],
    ['a long style in place', `<path style="${inkscape()}" d="M0 0"/>`],
    ['a style for all', '<style>*{stroke-linejoin: round; stroke-linecap: butt}</style>'],
    [
      'a movement by style',
      '<style>@keyframes a{from{opacity:0}to{transform:rotate(1turn)}}.a{animation:a 1s}</style>',
    ],
    ['a dark form', '<style>@media (prefers-color-scheme:dark){:root:not(.a){fill:rgb(0 0 0/50%)}}</style>'],
    ['a font of the machine', '<style>@font-face{font-family:a;src:local("Noto Sans")}</style>'],
    ['prefixes of browsers', '<style>.a{-webkit-transform:scaleX(2);-moz-user-select:none}</style>'],
    ['custom properties', '<style>.a{--ink:#123;fill:var(--ink)}</style>'],
    ['two references', '<rect filter="url(#a) blur(2px)" fill="url(&#x22;#b&#x22;) rgb(1,2,3)"/>'],
    ['transformations', '<g transform="matrix(1 0 0 1 0 0) skewX(2) rotate(45 5 5)"/>'],
    ['names with brackets', '<g id="Layer(1)" data-name="Copy(2)" class="a"/>'],
    ['a movement of values', '<rect><animate attributeName="fill" values="url(#a);rgb(0,0,0)"/></rect>'],
  ])('%s', (_, inside) => {
    const text = `<svg ${XMLNS}>${inside}</svg>`
    expect(sanitiseSvg(text)).toEqual({ svg: text })
  })

  it.each(globSync(['tests/fixtures/**/*.svg', 'public/**/*.svg']))('%s', (file) => {
    expect(sanitiseSvg(readFileSync(file, 'utf8'))).toHaveProperty('svg')
  })
})

/** What Inkscape writes into a style. */
function inkscape(): string {
  return (
    'color:#000;font-variant-ligatures:normal;-inkscape-font-specification:Sans;text-decoration-line:none;' +
    'isolation:auto;mix-blend-mode:normal;solid-color:#000000;fill:url(#a);stroke-width:1.5;stroke-dasharray:none;' +
    'marker:none;enable-background:accumulate;shape-padding:0'
  )
}
