import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { NotFound } from '../../components/not-found/not-found.tsx'
import { messagesFor } from '../../lib/language/messages.ts'
import { aLibrary, aPublication, TWELVE } from './helpers/publication.ts'
import { element, show } from './helpers/render.tsx'

test('what is not found is said in the publication’s language, with the front pages of the others', () => {
  const container = show(<NotFound library={aLibrary(aPublication(TWELVE))} lang={undefined} />)
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(messagesFor('en').notFound)
  expect(screen.getByText(messagesFor('en').notFoundAbout)).toBeVisible()
  expect(container.querySelectorAll('.ways > li:not([hidden])')).toHaveLength(TWELVE.length - 1)
  for (const tag of TWELVE) {
    const way = element(container, `.ways > [lang=${tag}] a`)
    expect(way).toHaveAttribute('href', `/${tag}/`)
    expect(way).toHaveTextContent(messagesFor(tag).notFound)
  }
})
