import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Byline } from '../../components/story/story-head.tsx'
import { Related, StoryView } from '../../components/story/story-view.tsx'
import { messagesFor } from '../../lib/language/messages.ts'
import { toListItem } from '../../lib/library/library.ts'
import { aPage } from './helpers/publication.ts'
import { show } from './helpers/render.tsx'
import { aListedEdition, aStoryEdition } from './helpers/story.ts'

const words = messagesFor('en')

test('related stories have their section, headline and date, and lead to their pages', () => {
  const items = ['a', 'b'].map((slug) =>
    toListItem(aStoryEdition({ slug, title: slug, section: 'harbour', date: '2025-02-24' })),
  )
  show(<Related items={items} page={aPage()} />)
  const [first] = within(screen.getByRole('region', { name: words.related })).getAllByRole('article')
  expect(first).toHaveTextContent('Harbour (en)aFebruary 24, 2025')
  expect(screen.getByRole('link', { name: 'b' })).toHaveAttribute('href', '/en/b/')
})

test('a story that leads on to none shows nothing of it', () => {
  expect(show(<Related items={[]} page={aPage()} />)).toBeEmptyDOMElement()
})

test('a story’s tags lead to their topics, and its section is above its headline only', () => {
  const facts = { section: 'harbour', tags: ['Harbour', 'Wheat trade'] }
  show(<StoryView listed={aListedEdition(facts)} page={aPage()} />)
  const tags = within(screen.getByRole('navigation', { name: words.topics })).getAllByRole('link')
  expect(tags.map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
    ['Wheat trade', '/en/topics/wheat-trade/'],
  ])
  expect(screen.getByRole('link', { name: 'Harbour (en)' })).toHaveAttribute('href', '/en/topics/harbour/')
})

test('authors are joined as the language joins them, and each leads to their stories', () => {
  const authors = ['A. Lee', 'B. Diaz', 'C. Roe'].map((label) => ({ slug: label.slice(-3).trim(), label, lang: 'en' }))
  const container = show(<Byline authors={authors} tag="de" />)
  expect(container).toHaveTextContent('A. Lee, B. Diaz und C. Roe')
  expect(screen.getByRole('link', { name: 'C. Roe' })).toHaveAttribute('href', '/de/authors/Roe/')
  expect(screen.getByRole('link', { name: 'C. Roe' })).toHaveAttribute('lang', 'en')
})
