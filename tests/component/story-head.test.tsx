import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { StoryFacts, StoryHead } from '../../components/story/story-head.tsx'
import { StandingPageView, StoryView, WithdrawnView } from '../../components/story/story-view.tsx'
import { languageOf } from '../../lib/language/language.ts'
import { messagesFor } from '../../lib/language/messages.ts'
import { aPage, aPublication } from './helpers/publication.ts'
import { element, show } from './helpers/render.tsx'
import { EVERY_KIND, paragraph } from './helpers/sections.ts'
import { aListedEdition, aStoryEdition, COVER } from './helpers/story.ts'

const words = messagesFor('en')

test('a description that is the text’s own beginning does not stand above it, too', () => {
  const edition = aStoryEdition({ description: 'The first came in at dawn.', isExcerpt: true })
  const listed = aListedEdition(edition)
  const container = show(<StoryView listed={listed} page={aPage()} />)
  expect(container.textContent.split('The first came in at dawn.')).toHaveLength(2)
  const standing = show(<StandingPageView edition={edition} page={aPage()} />)
  expect(standing.textContent.split('The first came in at dawn.')).toHaveLength(2)
})

test('a section and a kind that are one word are one word above the headline: Opinion, not Opinion / Opinion', () => {
  const listed = aListedEdition(aStoryEdition({ section: 'harbour', kind: 'opinion' }))
  const label = { en: words.opinion }
  const named = aPage({ publication: { ...aPublication(), sections: { harbour: { label } } } })
  expect(element(show(<StoryHead listed={listed} page={named} />), '.kicker').textContent).toBe(words.opinion)
  const other = aPage({ publication: { ...aPublication(), sections: { opinion: { label: { en: 'Comment' } } } } })
  const ofSection = aListedEdition(aStoryEdition({ section: 'opinion', kind: 'opinion' }))
  expect(element(show(<StoryHead listed={ofSection} page={other} />), '.kicker').textContent).toBe('Comment')
  expect(element(show(<StoryHead listed={ofSection} page={aPage()} />), '.kicker').textContent).toBe(words.opinion)
})

test('an opinion without a named author has no empty line above its headline; other kinds keep their byline', () => {
  const unnamed = show(<StoryHead listed={aListedEdition(aStoryEdition({ kind: 'opinion' }))} page={aPage()} />)
  expect(unnamed.querySelector('.opinion-by')).toBeNull()
  expect(unnamed.textContent).toContain(words.opinionViews)
  const news = show(
    <StoryHead listed={aListedEdition(aStoryEdition({ kind: 'news', authors: ['Ana Dias'] }))} page={aPage()} />,
  )
  expect(news.querySelector('.opinion-by')).toBeNull()
  expect(news.textContent).toContain(words.by)
  expect(news.textContent).not.toContain(words.opinionViews)
})

test('the number of languages opens the choice of language', () => {
  const editions = new Map(['en', 'de', 'fr'].map((lang) => [lang, `/${lang}/harbour/`]))
  show(<StoryFacts listed={aListedEdition()} page={aPage({ editions })} />)
  const name = `${words.languages}${words.colon}3`
  expect(screen.getByRole('button', { name })).toHaveAttribute('popovertarget', 'languages')
})

test('a story of no section and no kind has nothing above its headline', () => {
  const container = show(<StoryHead listed={aListedEdition(aStoryEdition())} page={aPage()} />)
  expect(container.querySelector('.kicker')).toBeNull()
})

test('a section that site.yaml does not name is not shown', () => {
  const container = show(
    <StoryHead listed={aListedEdition(aStoryEdition({ section: 'attic', kind: 'news' }))} page={aPage()} />,
  )
  expect(element(container, '.kicker').textContent).toBe(words.news)
})

test('a photograph that is higher than wide is beside the head, unless its frame says otherwise', () => {
  const picture = { ...COVER.picture, asset: 'mast-900.0123456789ab.jpg', width: 900, height: 1350, widths: [480, 900] }
  const view = (frame?: 'photo' | 'full') =>
    show(<StoryView listed={aListedEdition({ cover: { ...COVER, picture, frame } })} page={aPage()} />)
  const upright = view()
  expect(element(upright, '.opening > .head + figure')).toHaveClass('upright')
  expect(element(upright, '.opening source').getAttribute('sizes')).toMatch(
    /^\(max-width: 47.99rem\) 100vw, calc\(.4167/,
  )
  const cut = view('photo')
  expect(cut.querySelector('.opening')).toBeNull()
  expect(element(cut, 'figure')).toHaveClass('plate photo', { exact: true })
  const full = view('full')
  expect(element(full, '.over > figure + .head')).toBeVisible()
  expect(element(full, 'figure source').getAttribute('sizes')).toBe('100vw')
  expect(element(full, 'figure img').getAttribute('fetchpriority')).toBe('high')
})

test('a picture of which nothing is said has no caption, and a story without a picture has no figure', () => {
  const cover = { ...COVER, caption: undefined, credit: undefined }
  const container = show(<StoryView listed={aListedEdition({ cover })} page={aPage()} />)
  expect(screen.getByRole('figure')).toBeVisible()
  expect(container.querySelector('figcaption')).toBeNull()
  expect(show(<StoryView listed={aListedEdition()} page={aPage()} />).querySelector('figure')).toBeNull()
})

test('the first paragraph opens a story and the last one ends it, whatever boxes and notes stand before and after', () => {
  const before = { ...EVERY_KIND.aside, id: 'note0' }
  const sections = [before, paragraph('p1', 'First'), paragraph('p2', 'Last'), EVERY_KIND.aside, EVERY_KIND.footnotes]
  const container = show(<StoryView listed={aListedEdition({ sections })} page={aPage()} />)
  expect(element(container, '#p1')).toHaveClass('open tall', { exact: true })
  expect(element(container, '#p2')).toHaveClass('end', { exact: true })
})

test('a story of one paragraph opens and ends with it; one that opens or ends with a picture has no ornament there', () => {
  expect(element(show(<StoryView listed={aListedEdition()} page={aPage()} />), '#p1')).toHaveClass('open tall end', {
    exact: true,
  })
  const sections = [EVERY_KIND.figure, paragraph('p9', 'Between'), EVERY_KIND.code]
  expect(element(show(<StoryView listed={aListedEdition({ sections })} page={aPage()} />), '#p9')).not.toHaveAttribute(
    'class',
  )
})

test('a standing page has a headline and text, but no ornament and no facts', () => {
  const container = show(<StandingPageView edition={aStoryEdition({ date: '2025-02-24' })} page={aPage()} />)
  expect(screen.getByRole('heading', { level: 1, name: 'Ships come home' })).toBeVisible()
  expect(element(container, '#p1')).not.toHaveAttribute('class')
  expect(container.querySelector('time, dl')).toBeNull()
})

function facts(container: HTMLElement): [string | null, string | null][] {
  return [...container.querySelectorAll('dt')].map((term) => [
    term.textContent,
    term.nextElementSibling?.textContent ?? null,
  ])
}

test('of a story in one language, their number is not said', () => {
  const page = aPage({ editions: new Map([['en', '/en/ship/']]) })
  expect(facts(show(<StoryFacts listed={aListedEdition()} page={page} />))).toEqual([[words.readingTime, '3 minutes']])
})

test('its dates are in the calendar of the language, or in that of site.yaml, and on the Gregorian day for machines', () => {
  const listed = aListedEdition(aStoryEdition({ date: '2025-02-24' }))
  const timeIn = (lang: string, dates = lang) => {
    const page = aPage({ lang, language: { ...languageOf(lang), dates } })
    return show(<StoryFacts listed={listed} page={page} />).querySelector('time')?.outerHTML
  }
  expect(timeIn('fa')).toBe('<time datetime="2025-02-24" title="۲۴ فوریهٔ ۲۰۲۵">۶ اسفند ۱۴۰۳</time>')
  expect(timeIn('fa', 'fa-u-ca-gregory')).toBe('<time datetime="2025-02-24">۲۴ فوریهٔ ۲۰۲۵</time>')
  expect(timeIn('en')).toBe('<time datetime="2025-02-24">February 24, 2025</time>')
})

test.each([
  ['ru', 'Автор'],
  ['fa', 'نویسنده'],
])('the label over one author or several is in %s no singular: not %s', (lang, singular) => {
  const edition = aStoryEdition({ authors: ['A. Lee', 'B. Diaz'] })
  const [[label] = []] = facts(show(<StoryFacts listed={aListedEdition(edition)} page={aPage({ lang })} />))
  expect(label).toBe(messagesFor(lang).by)
  expect(label).not.toBe(singular)
})

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

test('what is said of a withdrawn story is text in the column of text, a paragraph for the day and one for the reason', () => {
  const withdrawal = {
    slug: 'ships',
    lang: 'en',
    title: 'Ships',
    date: '2026-11-20',
    reason: 'The figures were wrong.',
    reasonLang: 'en',
  }
  const container = show(<WithdrawnView withdrawal={withdrawal} page={aPage()} />)
  const paragraphs = [...element(container, '.body > .prose').children].map(({ textContent }) => textContent)
  expect(paragraphs).toEqual(['Withdrawn on November 20, 2026', 'Reason: The figures were wrong.', 'Corrections'])
  expect(container.querySelectorAll('.body > *')).toHaveLength(1) // a second would be in the column of facts
})
