import { within } from '@testing-library/react'
import { JSDOM } from 'jsdom'
import { expect, test } from 'vitest'
import { compileDevCode } from '../../../lib/builder/compile/compile-with-esbuild.ts'
import { compiledFor } from '../../../lib/builder/page/compiled.ts'
import { renderDocument } from '../../../lib/builder/page/render-document.ts'
import { readLibrary } from '../../../lib/index/read-library.ts'
import { storyAddress } from '../../../lib/publication/addresses.ts'
import { feedTexts } from '../../../lib/syndication/feed-files.ts'
import { PUBLICATION, STORY } from '../../fixtures/publication.ts'

test('a story page has the headline, the text and the style of its story, and its feed the same text', async () => {
  const { library } = readLibrary(PUBLICATION)
  const story = library?.stories.get(STORY)
  if (!library || !story) throw new Error('The fixture publication has an error.')
  const { renderer, compiled } = await compileDevCode(process.cwd())
  const { publication } = library
  const page = await renderer.renderPage(storyAddress('en', STORY), library)
  const html = renderDocument(page, `en/${STORY}/index.html`, 'story', {
    compiled: compiledFor(publication, compiled),
    services: [],
    site: undefined,
    offline: false,
  })
  const { document } = new JSDOM(html).window
  expect(within(document.body).getByRole('heading', { level: 1 }).textContent).toMatch(/^China has reached a new stage/)
  const feed = new JSDOM(feedTexts(story, publication).get('en')).window.document.body
  const paragraphs = [...feed.querySelectorAll('p')].map((paragraph) => paragraph.textContent)
  expect(paragraphs.length).toBeGreaterThan(10)
  for (const text of paragraphs.slice(1, 4)) expect(document.body.textContent).toContain(text)
  // `.head` has the padding of its class, and a property of the theme.
  expect(document.querySelector('style')?.textContent).toMatch(/\.head\s*\{[^}]*padding/)
})
