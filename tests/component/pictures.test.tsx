import { expect, test } from 'vitest'
import { PictureView } from '../../components/picture/picture.tsx'
import { PictureViewer } from '../../components/picture-viewer/picture-viewer.tsx'
import { messagesFor } from '../../lib/language/messages.ts'
import type { Picture } from '../../lib/picture/picture.ts'
import { aPage } from './helpers/publication.ts'
import { element, show } from './helpers/render.tsx'
import { picture as drawing, EVERY_KIND } from './helpers/sections.ts'
import { aStoryEdition, COVER } from './helpers/story.ts'

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

const COVERED = aStoryEdition({ cover: { ...COVER, picture: PHOTOGRAPH } })
const PHOTOGRAPHED = aStoryEdition({ ...COVERED, sections: [{ ...EVERY_KIND.figure, picture: PHOTOGRAPH }] })

test.each([
  ['en', 'ArrowLeft', 'ArrowRight'],
  ['ar', 'ArrowRight', 'ArrowLeft'],
])('in %s the key for the previous picture is %s, and for the next one %s', (lang, previous, next) => {
  const words = messagesFor(lang)
  const container = show(<PictureViewer edition={PHOTOGRAPHED} page={aPage({ lang })} />)
  expect(element(container, `[aria-label="${words.previousPicture}"]`)).toHaveAttribute('name', previous)
  expect(element(container, `[aria-label="${words.nextPicture}"]`)).toHaveAttribute('name', next)
  expect(element(container, 'dialog')).toHaveAttribute('aria-label', words.pictures)
})

test('a single photograph has no buttons for a previous and a next one', () => {
  const container = show(<PictureViewer edition={COVERED} page={aPage()} />)
  expect([...container.querySelectorAll('button')].map(({ type }) => type)).toEqual(['submit'])
})

test('a story without a photograph has no dialog', () => {
  expect(show(<PictureViewer edition={aStoryEdition({ cover: COVER })} page={aPage()} />)).toBeEmptyDOMElement()
})
