import { expect, test } from 'vitest'
import { PictureViewer } from '../../components/picture-viewer/picture-viewer.tsx'
import { messagesFor } from '../../lib/language/messages.ts'
import { aPage } from './helpers/publication.ts'
import { element, show } from './helpers/render.tsx'
import { aStory, COVER } from './helpers/story.ts'

const PHOTOGRAPHED = aStory({ cover: { ...COVER, picture: { ...COVER.picture, widths: [480, 900] } } })

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

test('a story without a photograph has no dialog', () => {
  expect(show(<PictureViewer edition={aStory({ cover: COVER })} page={aPage()} />)).toBeEmptyDOMElement()
})
