import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { LanguageChooser } from '../../components/language-chooser/language-chooser.tsx'
import { NotFound } from '../../components/not-found/not-found.tsx'
import { messagesFor } from '../../lib/language/messages.ts'
import { aLibrary, aPublication, THREE, TWELVE } from './helpers/publication.ts'
import { element, show } from './helpers/render.tsx'
import { aStory, aStoryEdition } from './helpers/story.ts'

test('the language chooser asks in every language, in that language', () => {
  show(<LanguageChooser publication={aPublication(TWELVE)} />)
  const asked = [...screen.getByRole('heading', { level: 1 }).children]
  expect(asked.map((part) => part.getAttribute('lang'))).toEqual(TWELVE)
  expect(asked[4]).toHaveTextContent(messagesFor('ar').chooseLanguage)
  expect(asked[4]).toHaveAttribute('dir', 'rtl')
})

test('the language chooser links to the front page of every language by its own name, in its language and direction', () => {
  const container = show(<LanguageChooser publication={aPublication(TWELVE)} />)
  expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual(TWELVE.map((tag) => `/${tag}/`))
  const entry = element(container, 'li[lang=fa]')
  expect(entry).toHaveAttribute('dir', 'rtl')
  expect(entry).toHaveAttribute('data-script', 'Arab')
  expect(entry).toHaveTextContent('فارسی')
  expect(entry).toHaveTextContent('News from nowhere (fa)')
})

test('the language chooser has the publication’s name in its own language', () => {
  show(<LanguageChooser publication={aPublication(THREE, { name: '邮报', defaultLanguage: 'zh' })} />)
  expect(screen.getByText('邮报')).toHaveAttribute('lang', 'zh')
  expect(screen.getByText('邮报')).toHaveAttribute('data-script', 'Hans')
})

test('without script no language is offered as the reader’s', () => {
  const container = show(<LanguageChooser publication={aPublication(THREE)} />)
  expect(container.querySelectorAll('.offer')).toHaveLength(3)
  expect(container.querySelectorAll('.offer:not([hidden])')).toHaveLength(0)
})

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

test('the page for every address has the text of each language in it, in its direction', () => {
  const container = show(<NotFound library={aLibrary()} lang={undefined} />)
  const texts = [...container.querySelectorAll<HTMLElement>('.missing')]
  expect(texts.map(({ lang, dir, hidden }) => [lang, dir, hidden])).toEqual([
    ['en', 'ltr', false],
    ['zh', 'ltr', true],
    ['ar', 'rtl', true],
  ])
  expect(texts[2]).toHaveTextContent(messagesFor('ar').notFoundAbout)
  expect(element(container, '[lang=ar] form')).toHaveAttribute('action', '/ar/search/')
})

test('the page of one language has its text alone, with its five newest stories', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f']
  const stories = new Map(
    names.map((slug) => [slug, aStory(aStoryEdition({ slug, lang: 'ar', title: `Story ${slug}` }), ['ar'])]),
  )
  const container = show(<NotFound library={aLibrary(aPublication(), stories)} lang="ar" />)
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(messagesFor('ar').notFound)
  expect(container.querySelectorAll('.missing')).toHaveLength(1)
  const newest = screen.getAllByRole('link', { name: /^Story/ })
  expect(newest.map((link) => link.getAttribute('href'))).toEqual(names.slice(0, 5).map((slug) => `/ar/${slug}/`))
})

test('the name on the page for what is not found leads to the choice of language', () => {
  show(<NotFound library={aLibrary(aPublication(THREE, { defaultLanguage: 'zh' }))} lang={undefined} />)
  expect(screen.getByRole('link', { name: 'The Loopback Post' })).toHaveAttribute('href', '/')
  expect(screen.getByRole('heading', { level: 1, name: messagesFor('zh').notFound })).toBeVisible()
})
