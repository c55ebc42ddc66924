import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { LanguageChooser } from '../../components/language-chooser/language-chooser.tsx'
import { NotFound } from '../../components/not-found/not-found.tsx'
import { messagesFor } from '../../lib/language/messages.ts'
import { aLibrary, aPublication, TWELVE } from './helpers/publication.ts'
import { element, show } from './helpers/render.tsx'
import { aStoryEdition } from './helpers/story.ts'

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

test('each door shows the headline that leads its front page, marked with its language', () => {
  const publication = aPublication(['en', 'ar', 'de'], { description: { en: 'A gazette' } })
  const leads = new Map([
    ['ar', aStoryEdition({ lang: 'ar', title: 'الميناء يعود إلى العمل' })],
    ['de', aStoryEdition({ lang: 'ar', title: 'الميناء' })],
  ])
  const container = show(<LanguageChooser publication={publication} leads={leads} />)
  expect(element(container, '[lang=ar] > a').textContent).toContain('الميناء يعود إلى العمل')
  expect(element(container, '[lang=ar] > a > [data-script=Arab]')).not.toHaveAttribute('lang')
  const borrowed = element(container, '[lang=de] > a > [data-script=Arab]')
  expect(borrowed).toHaveAttribute('lang', 'ar')
  expect(borrowed).toHaveAttribute('dir', 'rtl')
  expect(element(container, '[lang=en] > a')).toHaveTextContent('A gazette')
})
