import { expect, test } from 'vitest'
import { PictureView } from '../../components/picture/picture.tsx'
import type { Picture } from '../../lib/picture/picture.ts'
import { show } from './helpers/render.tsx'
import { picture as drawing } from './helpers/sections.ts'

const PHOTOGRAPH: Picture = {
  path: '/nowhere/ship.jpg',
  asset: 'ship-1080.0123456789ab.jpg',
  width: 1080,
  height: 720,
  widths: [360, 1080, 1440],
}

test('a photograph is offered in AVIF before WebP, in every width that it has, with the width at which it is drawn', () => {
  const view = show(<PictureView picture={PHOTOGRAPH} alt="A ship" frame="text" />)
  const sources = [...view.querySelectorAll('source')]
  expect(sources.map(({ type }) => type)).toEqual(['image/avif', 'image/webp'])
  for (const { type, srcset, sizes } of sources) {
    const format = type.slice('image/'.length)
    const offered = [360, 1080, 1440].map((width) => `/assets/ship-${width}.0123456789ab.${format} ${width}w`)
    expect(srcset).toBe(offered.join(', '))
    expect(sizes).toMatch(/^min\(45rem/)
  }
  expect(view.querySelector('picture > img')).toHaveAttribute('src', '/assets/ship-1080.0123456789ab.jpg')
})

test('a drawing is one file', () => {
  const view = show(<PictureView picture={drawing} alt="A ship" frame="cover" />)
  expect(view.querySelector('picture, source')).toBeNull()
  expect(view.querySelector('img')).toHaveAttribute('src', '/assets/ship.0123456789ab.svg')
})

test('a cover is wanted at once, a picture in the text when it comes near; both keep their place', () => {
  for (const frame of ['cover', 'lead', 'text', 'thumb'] as const) {
    const image = show(<PictureView picture={PHOTOGRAPH} alt="A ship" frame={frame} />).querySelector('img')
    expect(image).toHaveAttribute('width', '1080')
    expect(image).toHaveAttribute('height', '720')
    expect(image?.getAttribute('fetchpriority')).toBe(frame === 'text' || frame === 'thumb' ? null : 'high')
    expect(image?.getAttribute('loading')).toBe(frame === 'text' || frame === 'thumb' ? 'lazy' : null)
  }
})
