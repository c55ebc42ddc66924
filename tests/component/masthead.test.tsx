import { cleanup, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Masthead, Nameplate } from '../../components/masthead/masthead.tsx'
import { messagesFor } from '../../lib/language/messages.ts'
import { aPage, aPublication } from './helpers/publication.ts'
import { show } from './helpers/render.tsx'

test('the masthead is the page’s banner: the publication’s name leads to the front page of the page’s language', () => {
  show(<Masthead page={aPage({ lang: 'zh' })} />)
  const banner = within(screen.getByRole('banner'))
  expect(banner.getByRole('link', { name: 'The Loopback Post' })).toHaveAttribute('href', '/zh/')
  expect(banner.getByRole('button', { name: new RegExp(messagesFor('zh').chooseLanguage) })).toBeVisible()
})

test('a story can be read aloud from the masthead, and no other page', () => {
  show(<Masthead page={aPage()} />)
  expect(screen.queryByRole('button', { name: messagesFor('en').listen })).toBeNull()
  cleanup()
  show(<Masthead page={aPage()} minutes={2} />)
  expect(within(screen.getByRole('banner')).getByRole('button', { name: messagesFor('en').listen })).toBeVisible()
})

test('the masthead is no heading: a story’s headline is the first', () => {
  show(<Masthead page={aPage()} />)
  expect(screen.queryByRole('heading', { level: 1 })).toBeNull()
})

test.each([
  ['en', 'ltr', 'Latn'],
  ['fa', 'rtl', 'Arab'],
])('the name is in the publication’s own language, %s, on a page in any', (tag, dir, script) => {
  const publication = aPublication(['en', 'fa', 'zh'], { name: 'رسانه', defaultLanguage: tag })
  show(<Masthead page={aPage({ publication, lang: 'zh' })} />)
  const name = screen.getByText('رسانه')
  expect(name).toHaveAttribute('lang', tag)
  expect(name).toHaveAttribute('dir', dir)
  expect(name).toHaveAttribute('data-script', script)
})

test.each([
  ['Masthead', ''],
  ['港口晚报', ''],
  ['Test Newsroom', 'lengthy'],
  ['中国科学技术报', 'lengthier'],
  ['The Morning Chronicle', 'lengthier'],
])('the name %s is set as large as its length allows: “%s”', (name, length) => {
  const page = aPage({ publication: aPublication(['en'], { name }) })
  show(<Nameplate page={page} />)
  expect(screen.getByRole('heading', { level: 1 }).className).toBe(length)
  cleanup()
  show(<Masthead page={page} />)
  expect(screen.getByRole('link', { name }).className).toBe(`mark flag ${length}`.trim())
})

test('the front page’s masthead is its headline: the name, in its language, and what the publication stands for', () => {
  show(<Nameplate page={aPage({ lang: 'ar' })} />)
  const name = screen.getByRole('heading', { level: 1, name: 'The Loopback Post' })
  expect(name).toHaveAttribute('lang', 'en')
  expect(name).toHaveAttribute('dir', 'ltr')
  expect(screen.getByText('News from nowhere (ar)')).toBeVisible()
})

test('a front page without sections has the main topics under its name', () => {
  const topics = [
    { slug: 'ships', label: 'Ships', lang: 'en' },
    { slug: 'wheat', label: '小麦', lang: 'zh' },
  ]
  const { publication } = aPage()
  show(<Nameplate page={aPage({ publication: { ...publication, sections: {} } })} topics={topics} />)
  const links = within(screen.getByRole('navigation', { name: messagesFor('en').topics })).getAllByRole('link')
  expect(links.map((link) => [link.getAttribute('href'), link.lang])).toEqual([
    ['/en/topics/ships/', ''],
    ['/en/topics/wheat/', 'zh'],
  ])
  cleanup()
  show(<Nameplate page={aPage({ publication: { ...publication, sections: {} } })} />)
  expect(screen.queryByRole('navigation', { name: messagesFor('en').topics })).toBeNull()
})
