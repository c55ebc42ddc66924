import { screen } from '@testing-library/react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Document } from '../../components/document/document.tsx'
import { Masthead } from '../../components/masthead/masthead.tsx'
import { Page } from '../../components/page/page.tsx'
import { StoryView } from '../../components/story/story-view.tsx'
import { languageOf } from '../../lib/language/language.ts'
import { messagesFor } from '../../lib/language/messages.ts'
import { aPage, aPublication } from './helpers/publication.ts'
import { element, idsIn, show } from './helpers/render.tsx'
import { EVERY_KIND } from './helpers/sections.ts'
import { aListedEdition } from './helpers/story.ts'

function aWholePage(): HTMLElement {
  const page = aPage()
  return show(
    <Page page={page} masthead={<Masthead page={page} />} rubric="harbour">
      <StoryView listed={aListedEdition({ sections: Object.values(EVERY_KIND) })} page={page} />
    </Page>,
  )
}

test('a page has one banner, one main part and one footer, and begins with a way past the masthead', () => {
  const container = aWholePage()
  const skip = screen.getByRole('link', { name: messagesFor('en').skipToContent })
  expect(element(container, 'a, button')).toBe(skip)
  expect(element(container, `${skip.getAttribute('href')}`)).toBe(screen.getByRole('main'))
  const banners = screen.getAllByRole('banner').filter((header) => !header.closest('main, nav'))
  expect(banners).toEqual([element(container, '.bar')])
  expect(screen.getByRole('contentinfo')).toBeVisible()
  expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1)
})

test('a page of a site that asks for no consent has no notice, no dialog and no buttons for it', () => {
  const publication = aPublication(undefined, { consent: { version: '', notice: undefined, services: [] } })
  const page = aPage({ publication })
  const container = show(
    <Page page={page} masthead={<Masthead page={page} />}>
      <p>Text.</p>
    </Page>,
  )
  const { settingsKept, cookieSettings, withdrawConsent } = messagesFor('en')
  expect(container.querySelector('cookie-consent, consent-controls, dialog, .consent')).toBeNull()
  for (const text of [settingsKept, cookieSettings, withdrawConsent]) expect(container).not.toHaveTextContent(text)
  expect(aWholePage()).toHaveTextContent(settingsKept)
})

test('a page’s colours follow from its section', () => {
  expect(aWholePage().firstElementChild).toHaveAttribute('data-rubric', 'harbour')
})

test('no id occurs twice in a whole page, and every reference within it leads somewhere', () => {
  const container = aWholePage()
  const ids = idsIn(container)
  expect(ids).toEqual([...new Set(ids)])
  const references = ['aria-labelledby', 'popovertarget'].flatMap((name) =>
    [...container.querySelectorAll(`[${name}]`)].map((part) => part.getAttribute(name)),
  )
  expect(references.length).toBeGreaterThan(5)
  expect(ids).toEqual(expect.arrayContaining(references))
})

test('a page says nothing in attributes that run or style', () => {
  const attributes = [...aWholePage().querySelectorAll('*')].flatMap((part) => part.getAttributeNames())
  expect(attributes.filter((name) => name === 'style' || name.startsWith('on'))).toEqual([])
})

test.each([
  ['en', 'ltr', 'Latn'],
  ['zh', 'ltr', 'Hans'],
  ['fa', 'rtl', 'Arab'],
])('a document in %s runs %s and is set in %s', (tag, dir, script) => {
  const html = renderToStaticMarkup(<Document language={languageOf(tag)}>Text</Document>)
  expect(html).toContain(`<html lang="${tag}" dir="${dir}" data-script="${script}">`)
  expect(html).toContain('<body>Text</body>')
})
