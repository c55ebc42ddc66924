import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { LanguageChooser } from '../../components/language-chooser/language-chooser.tsx'
import { NotFound } from '../../components/not-found/not-found.tsx'
import { messagesFor } from '../../lib/language/messages.ts'
import { aPublication, THREE, TWELVE } from './helpers/publication.ts'
import { element, show } from './helpers/render.tsx'

test('the language chooser asks in every language, in that language', () => {
  show(<LanguageChooser publication={aPublication(TWELVE)} />)
  const asked = [...screen.getByRole('heading', { level: 1 }).children]
  expect(asked.map((part) => part.getAttribute('lang'))).toEqual(TWELVE)
  expect(asked[4]).toHaveTextContent(messagesFor('ar').chooseLanguage)
  expect(asked[4]).toHaveAttribute('dir', 'rtl')
})

test('the gateway has a door for every language, in its own name, language and direction', () => {
  const container = show(<LanguageChooser publication={aPublication(TWELVE)} />)
  expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual(TWELVE.map((tag) => `/${tag}/`))
  const door = element(container, 'li[lang=fa]')
  expect(door).toHaveAttribute('dir', 'rtl')
  expect(door).toHaveAttribute('data-script', 'Arab')
  expect(door).toHaveTextContent('فارسی')
  expect(door).toHaveTextContent('News from nowhere (fa)')
})

test('the gateway bears the publication’s name in its own language', () => {
  show(<LanguageChooser publication={aPublication(THREE, { name: '邮报', defaultLanguage: 'zh' })} />)
  expect(screen.getByText('邮报')).toHaveAttribute('lang', 'zh')
  expect(screen.getByText('邮报')).toHaveAttribute('data-script', 'Hans')
})

test('without script no language is offered as the reader’s', () => {
  const container = show(<LanguageChooser publication={aPublication(THREE)} />)
  expect(container.querySelectorAll('.offer')).toHaveLength(3)
  expect(container.querySelectorAll('.offer:not([hidden])')).toHaveLength(0)
})

test('what is not found is said in the publication’s language, with the ways home in every language', () => {
  const container = show(<NotFound publication={aPublication(TWELVE)} />)
  expect(screen.getByRole('heading', { level: 1, name: messagesFor('en').notFound })).toBeVisible()
  expect(screen.getByText(messagesFor('en').notFoundAbout)).toBeVisible()
  for (const tag of TWELVE) {
    const way = element(container, `li[lang=${tag}] a`)
    expect(way).toHaveAttribute('href', `/${tag}/`)
    expect(way).toHaveTextContent(messagesFor(tag).notFound)
    expect(way).toHaveTextContent(messagesFor(tag).goToFrontPage)
  }
})

test('the name on the page for what is not found leads to the choice of language', () => {
  show(<NotFound publication={aPublication(THREE, { defaultLanguage: 'zh' })} />)
  expect(screen.getByRole('link', { name: 'The Loopback Post' })).toHaveAttribute('href', '/')
  expect(screen.getByRole('heading', { level: 1, name: messagesFor('zh').notFound })).toBeVisible()
})
