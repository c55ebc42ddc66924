import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Comments } from '../../components/offer/offers.tsx'
import { messagesFor } from '../../lib/language/messages.ts'
import type { Publication } from '../../lib/publication/publication.ts'
import { aPage, aPublication } from './helpers/publication.ts'
import { element, show } from './helpers/render.tsx'
import { aStoryEdition } from './helpers/story.ts'

const FRAME = { use: 'frame', frame: 'https://talk.example/in?page={address}&id={slug}&lang={language}' } as const

/** Shows the comments of a story. */
function shown(own: string | undefined, comments?: Publication['comments'], lang = 'en'): HTMLElement {
  const page = aPage({ lang, publication: aPublication(undefined, comments && { comments }) })
  return show(<Comments edition={aStoryEdition({ comments: own })} page={page} />)
}

test('a story that names its thread links to it, whatever the publication has', () => {
  shown('https://social.example/@news/1', FRAME, 'ar')
  expect(screen.getByRole('heading', { level: 2, name: messagesFor('ar').comments })).toBeVisible()
  const link = screen.getByRole('link', { name: 'ناقش هذا المقال على social.example' })
  expect(link).toHaveAttribute('href', 'https://social.example/@news/1')
})

test('a letter to the newsroom has the name of the story as its subject', () => {
  shown(undefined, { use: 'mailto', address: 'letters@news.example' })
  expect(screen.getByRole('link', { name: 'letters@news.example' })).toHaveAttribute(
    'href',
    'mailto:letters@news.example?subject=ships',
  )
})

test('a frame waits for a click, knows the story by its address, and may send forms', () => {
  const waiting = element(shown(undefined, FRAME, 'zh'), 'embed-frame')
  expect(waiting).toHaveAttribute('data-frame', 'https://talk.example/in?page=%2Fzh%2Fships%2F&id=ships&lang=zh')
  expect(waiting).toHaveAttribute('data-title', messagesFor('zh').comments)
  expect(waiting.getAttribute('sandbox')).toContain('allow-forms')
  expect(waiting).toHaveTextContent('talk.example')
  expect(screen.getByRole('button', { name: messagesFor('zh').embedShow })).toBeVisible()
  // Without script there is no button, but the same comments at their own address.
  expect(screen.getByRole('link')).toHaveAttribute('href', waiting.dataset.frame)
})

test('there is nothing where the publication has no comments, or the story wants none', () => {
  expect(shown(undefined)).toBeEmptyDOMElement()
  expect(shown('off', FRAME)).toBeEmptyDOMElement()
})
