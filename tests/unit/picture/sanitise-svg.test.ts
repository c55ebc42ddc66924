import { describe, expect, it } from 'vitest'
import { sanitiseSvg } from '../../../lib/picture/sanitise-svg.ts'

const XMLNS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'

function sanitised(inside: string, attributes = ''): string {
  const result = sanitiseSvg(`<svg ${XMLNS}${attributes}>${inside}</svg>`)
  return 'svg' in result ? result.svg.replace(/^<svg [^>]*>|<\/svg>$/g, '') : `${result.problem}: ${result.what}`
}

describe('an SVG keeps', () => {
  it.each([
    ['shapes', '<g id="a"><path d="M0 0h9"/><circle r="2"/></g>'],
    ['a gradient of its own', '<linearGradient id="a"/><rect fill="url(#a)" stroke="url(\'#a\')"/>'],
    ['a part used again', '<g id="a"/><use href="#a" xlink:href="#a"/>'],
    ['its style', '<style>rect{fill:url( "#a" )}@media(prefers-color-scheme:dark){rect{fill:#fff}}</style>'],
    ['its description', '<title>On scripts: a &#x3C; b</title><desc>Links &#x26; objects</desc>'],
    ['a movement', '<rect><animate attributeName="width" to="9"/></rect>'],
  ])('%s', (_, part) => {
    expect(sanitised(part)).toBe(part)
  })
})

describe('an SVG loses', () => {
  it.each([
    ['what programs leave', '<metadata><x/></metadata><sodipodi:namedview/><unknown/>', ''],
    ['notes', '<!-- by A. --><rect/>', '<rect/>'],
    ['attributes of programs', '<rect inkscape:label="Layer" width="2"/>', '<rect width="2"/>'],
    [
      'another namespace',
      '<g xmlns:x="urn:x" xmlns:xlink="urn:y"/>',
      '<g xmlns:xlink="http://www.w3.org/1999/xlink"/>',
    ],
  ])('%s', (_, part, kept) => {
    expect(sanitised(part)).toBe(kept)
  })
})

describe('an SVG is refused for', () => {
  it.each([
    ['a script', '<script>alert(1)</script>', '<script>'],
    ['a script under a prefix', '<x:SCRIPT xmlns:x="urn:x"/>', '<x:SCRIPT>'],
    ['an event handler', '<rect ONload="alert(1)"/>', 'ONload="alert(1)"'],
    ['HTML', '<foreignObject><p/></foreignObject>', '<foreignObject>'],
    ['a link out', '<a xlink:href="https://x.example/"/>', 'xlink:href="https://x.example/"'],
    ['a link out under another prefix', '<a y:href="//x.example"/>', 'y:href="//x.example"'],
    ['a script in a link', '<a href=" javascript:alert(1)"/>', 'href=" javascript:alert(1)"'],
    ['data', '<use href="data:image/svg+xml,x"/>', 'href="data:image/svg+xml,x"'],
    ['a picture', '<image href="#a"/>', '<image>'],
    ['a link that moves', '<a><animate attributeName="xlink:href" values="#a"/></a>', 'attributeName="xlink:href"'],
    ['a script that arrives', '<set attributeName="x" to="javascript:alert(1)"/>', 'to="javascript:alert(1)"'],
    ['a remote style', '<style>@import "a.css";</style>', 'a style from elsewhere'],
    ['a remote style as CDATA', '<style><![CDATA[a{b:url(//x)}]]></style>', 'a style from elsewhere'],
    ['a hidden remote style', '<style>a{b:u\\72l(//x)}</style>', 'a style from elsewhere'],
    ['a remote style in place', '<rect style="fill:url( \'https://x\')"/>', 'style="fill:url( \'https://x\')"'],
    ['a remote fill', '<rect fill="url(https://x#a)"/>', 'fill="url(https://x#a)"'],
    ['a style sheet', '<?xml-stylesheet href="a.css"?>', '<?xml-stylesheet?>'],
  ])('%s', (_, part, what) => {
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
