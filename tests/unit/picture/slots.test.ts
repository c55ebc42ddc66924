import { describe, expect, it } from 'vitest'
import { type Picture, variantsOf } from '../../../lib/picture/picture.ts'
import { SLOTS, sizesOf, widthsFor } from '../../../lib/picture/slots.ts'

const MILL: Picture = {
  path: '/mill.jpg',
  asset: 'mill-12-1080.0123456789ab.jpg',
  width: 1080,
  height: 720,
  widths: [360, 1080],
}

describe('the widths of a picture', () => {
  it('are those of its place', () => {
    expect(widthsFor('text', 6000)).toEqual(SLOTS.text.widths)
    expect(widthsFor('cover', 6000)).toEqual(SLOTS.cover.widths)
  })

  it('are never wider than it is; its own is the last', () => {
    expect(widthsFor('text', 790)).toEqual([360, 790])
    expect(widthsFor('text', 1000)).toEqual([360, 720, 1000])
    expect(widthsFor('text', 20)).toEqual([20])
  })
})

describe('the drawn width of a cover', () => {
  it('is the page’s on wide windows, and more for what is wider than 40:17', () => {
    expect(sizesOf('cover', { width: 3, height: 2 })).toMatch(/, min\(82rem, 93.2vw - .4rem\)$/)
    expect(sizesOf('photo', { width: 3, height: 1 })).toMatch(/, calc\(2.00 \* min\(82rem, 93.2vw - .4rem\)\)$/)
    expect(sizesOf('lead', { width: 4, height: 3 })).toContain(', (min-width: 62rem) min(59rem, 69vw - 2rem), min(')
    expect(sizesOf('thumb', { width: 3, height: 2 })).toBe('(max-width: 47.99rem) 10.50rem, min(26rem, 31vw)')
    expect(sizesOf('solo', { width: 8, height: 3 })).toContain('(min-width: 62rem) calc(2.00 * min(47rem, ')
    expect(sizesOf('cover', { width: 80, height: 17 })).toMatch(/, calc\(2.00 \* min\(82rem, 93.2vw - .4rem\)\)$/)
  })
})

describe('the drawn width of a picture in the text', () => {
  it('is the text’s, the page’s without the column of facts, or the window’s', () => {
    const sizes = (['text', 'wide', 'full'] as const).map((frame) => sizesOf(frame, MILL))
    expect(sizes).toEqual([
      'min(45rem, 93.2vw - .4rem)',
      '(min-width: 77rem) calc(min(82rem, 93.2vw - .4rem) - 13.5rem), min(40rem, 93.2vw - .4rem)',
      '100vw',
    ])
  })
})

describe('the files of a picture', () => {
  it('are one for each width and format, and one for everyone', () => {
    expect(variantsOf(MILL).map(({ name }) => name)).toEqual([
      'mill-12-360.0123456789ab.avif',
      'mill-12-1080.0123456789ab.avif',
      'mill-12-360.0123456789ab.webp',
      'mill-12-1080.0123456789ab.webp',
      'mill-12-1080.0123456789ab.jpg',
    ])
  })

  it('have names that hosts know never to change', () => {
    for (const { name } of variantsOf(MILL)) expect(name).toMatch(/\.[\da-f]{12}\.[a-z]+$/)
  })
})
