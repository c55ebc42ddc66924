import { expect, test } from 'vitest'
import { PictureViewer } from '../../components/picture-viewer/picture-viewer.tsx'
import { messagesFor } from '../../lib/language/messages.ts'
import { aPage } from './helpers/publication.ts'
import { element, show } from './helpers/render.tsx'
import { EVERY_KIND } from './helpers/sections.ts'
import { aStoryEdition, COVER } from './helpers/story.ts'

const PHOTOGRAPH = { ...COVER.picture, widths: [480, 900] }
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
