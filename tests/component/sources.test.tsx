import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { StoryView } from '../../components/story/story-view.tsx'
import { messagesFor } from '../../lib/language/messages.ts'
import { aPage } from './helpers/publication.ts'
import { show } from './helpers/render.tsx'
import { paragraph } from './helpers/sections.ts'
import { aListedEdition } from './helpers/story.ts'

const words = messagesFor('en')
const TIMES = { name: 'The Times', text: 'The Times' }
const sections = [paragraph('p1', 'Dawn.'), paragraph('p2', 'Nine ships are home, The Times says.')]

test('a source that the text names is marked there, and listed below the text with a link to that place', () => {
  const container = show(<StoryView listed={aListedEdition({ sections, sources: [TIMES] })} page={aPage()} />)
  const link = within(screen.getByRole('region', { name: words.sourcesNamed })).getByRole('link')
  expect(link.textContent).toBe('The Times')
  const mention = container.querySelector(link.getAttribute('href') ?? '')
  expect(mention?.outerHTML).toBe('<span id="source-1" data-source="The Times">The Times</span>')
  expect(mention?.closest('p')?.textContent).toBe('Nine ships are home, The Times says.')
})

test('a story that lists no sources has no list of them', () => {
  show(<StoryView listed={aListedEdition({ sections })} page={aPage()} />)
  expect(screen.queryByRole('region', { name: words.sourcesNamed })).toBeNull()
})
