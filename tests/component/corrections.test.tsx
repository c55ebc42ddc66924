import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { StoryHead } from '../../components/story/story-head.tsx'
import { StoryView } from '../../components/story/story-view.tsx'
import { messagesFor } from '../../lib/language/messages.ts'
import { aPage } from './helpers/publication.ts'
import { element, show } from './helpers/render.tsx'
import { aListedEdition, aStoryEdition } from './helpers/story.ts'

const words = messagesFor('en')
const CORRECTED = aStoryEdition({
  updated: '2025-03-01',
  corrections: [
    { date: '2025-02-25', text: 'The ship was the Alba.' },
    { date: '2025-02-26', text: 'It came at noon.' },
  ],
})

test('what was corrected stands under the standfirst, the newest first, each with its day', () => {
  const container = show(<StoryHead listed={aListedEdition(CORRECTED)} page={aPage()} />)
  expect([...container.querySelectorAll('.amendment')].map(({ textContent }) => textContent)).toEqual([
    `Correction February 26, 2025: It came at noon.`,
    `Correction February 25, 2025: The ship was the Alba.`,
  ])
  expect([...container.querySelectorAll<HTMLTimeElement>('.amendment time')].map(({ dateTime }) => dateTime)).toEqual([
    '2025-02-26',
    '2025-02-25',
  ])
})

test('under the text it stands again, after the day of the last update', () => {
  const container = show(<StoryView listed={aListedEdition(CORRECTED)} page={aPage()} />)
  const changes = element(container, '.prose + .changes')
  expect([...changes.querySelectorAll('p')].map(({ textContent }) => textContent)).toEqual([
    'Updated on March 1, 2025',
    `Correction February 26, 2025: It came at noon.`,
    `Correction February 25, 2025: The ship was the Alba.`,
    'Corrections',
  ])
})

test('a story that never changed does not speak of changes', () => {
  const container = show(<StoryView listed={aListedEdition({ date: '2025-02-24' })} page={aPage()} />)
  expect(container.querySelector('.amendment, .changes')).toBeNull()
  expect(container).not.toHaveTextContent('Correction')
  expect(screen.queryByText(words.updated)).toBeNull()
})
