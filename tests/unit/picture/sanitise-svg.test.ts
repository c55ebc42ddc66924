import { describe, expect, it } from 'vitest'
import { sanitiseSvg } from '../../../lib/picture/sanitise-svg.ts'
import CASES from './sanitise-svg.json' with { type: 'json' }

const XMLNS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'

function sanitised(inside: string, attributes = ''): string {
  const result = sanitiseSvg(`<svg ${XMLNS}${attributes}>${inside}</svg>`)
  return 'svg' in result ? result.svg.replace(/^<svg [^>]*>|<\/svg>$/g, '') : `${result.problem}: ${result.what}`
}

describe('an SVG keeps', () => {
  it.each(Object.entries(CASES.removed))('%s', (_, part) => {
    expect(sanitised(part)).toBe(part)
  })
})

describe('an SVG loses', () => {
  it.each(CASES.kept)('%s', (_, part, kept) => {
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
