import { describe, expect, it } from 'vitest'
import { PNG, SVG } from '../content/good-newsroom.ts'
import { withBody, withFrontMatter } from '../content/newsroom.ts'
import { libraryOf, storyIn } from './read-library.ts'

const ORIGINAL = withFrontMatter(`title: The mill
date: 2025-03-01
updated: 2025-03-02
authors: [Ann]
tags: [mills]
section: science
kind: feature
cover: {src: mill.png, alt: A mill, caption: At dusk., credit: Ann, focus: 50% 20%}
corrections: [{date: 2025-03-02, text: It was dusk.}]`)

const TRANSLATION = withFrontMatter(`title: الطاحونة
cover: {alt: طاحونة}
translation: {of: en, by: machine}`)

const MILL = { 'stories/mill/mill.png': PNG, 'stories/mill/en.md': ORIGINAL }

it('takes no longer to read with a pull quote, which repeats words of the text', () => {
  const text = 'word '.repeat(238 * 1.4).trim()
  const minutes = (body: string) => storyIn(libraryOf({ 'stories/mill/en.md': withBody(body) }), 'mill', 'en').minutes
  expect(minutes(`${text}\n\n${text}`)).toBe(3)
  expect(minutes(`${text}\n\n:::pull\n${text}\n:::`)).toBe(1)
})

describe('a translation', () => {
  const library = () => libraryOf({ ...MILL, 'stories/mill/ar.md': TRANSLATION })

  it('inherits what holds for every language', () => {
    const [original, translation] = ['en', 'ar'].map((lang) => storyIn(library(), 'mill', lang))
    expect(translation).toMatchObject({
      date: '2025-03-01',
      updated: '2025-03-02',
      authors: ['Ann'],
      tags: ['mills'],
      section: 'science',
      kind: 'feature',
    })
    expect(translation?.cover?.picture.asset).toBe(original?.cover?.picture.asset)
  })

  it('does not inherit what is said in a language, but shows what was corrected in the words of the original', () => {
    const { cover, corrections } = storyIn(library(), 'mill', 'ar')
    expect(cover).toMatchObject({ alt: 'طاحونة', caption: undefined, credit: undefined })
    expect(corrections).toEqual([{ date: '2025-03-02', text: 'It was dusk.', lang: 'en' }])
  })

  it('may know better', () => {
    const own = TRANSLATION.replace('cover:', 'date: 2025-04-01\nauthors: [آن]\ntags: []\ncover:').replace(
      '{alt:',
      '{src: own.svg, alt:',
    )
    const edition = storyIn(
      libraryOf({ ...MILL, 'stories/mill/ar.md': own, 'stories/mill/own.svg': SVG }),
      'mill',
      'ar',
    )
    expect(edition).toMatchObject({ date: '2025-04-01', authors: ['آن'], tags: [] })
    expect(edition.cover?.picture.asset).toMatch(/^own\.[\da-f]{12}\.svg$/)
  })

  it('says who made it, and the original does not', () => {
    expect(storyIn(library(), 'mill', 'ar').translation).toEqual({
      of: 'en',
      by: 'machine',
      translator: undefined,
      reviewer: undefined,
      staleness: { changed: [], added: ['correction-2025-03-02'], dropped: [] },
    })
    expect(storyIn(library(), 'mill', 'en').translation).toBeUndefined()
  })
})

describe('the description of a story', () => {
  const describeBody = (body: string, lang = 'en') =>
    storyIn(libraryOf({ [`stories/mill/${lang}.md`]: withBody(body) }), 'mill', lang).description

  it('is the editor’s, where there is one', () => {
    const text = withFrontMatter('title: The mill\ndate: 2025-03-01\ndescription: It turns.')
    expect(storyIn(libraryOf({ 'stories/mill/en.md': text }), 'mill', 'en').description).toBe('It turns.')
  })

  it('is else the first paragraph, on one line and without its marks', () => {
    expect(describeBody('## Mills\n\n> Quoted.\n\nThe *mill*\nturns[^1].\\\nSo.\n\nMore.\n\n[^1]: It does.')).toBe(
      'The mill turns. So.',
    )
  })

  it('is marked as an excerpt where the editor wrote none', () => {
    const isExcerpt = (yaml: string) =>
      storyIn(libraryOf({ 'stories/mill/en.md': withFrontMatter(yaml) }), 'mill', 'en').isExcerpt
    expect(isExcerpt('title: The mill\ndate: 2025-03-01')).toBe(true)
    expect(isExcerpt('title: The mill\ndate: 2025-03-01\ndescription: It turns.')).toBe(false)
  })

  it('ends after a whole word where that is too long', () => {
    const description = describeBody('A word and others. '.repeat(20))
    expect(description.length).toBeLessThanOrEqual(161)
    expect(description).toMatch(/^(A word and others\. )+(A|A word|A word and|A word and others\.?)…$/)
  })

  it('knows words where no spaces divide them', () => {
    const description = describeBody('المطاحن تدور في الوادي. '.repeat(20), 'ar')
    expect(description).toMatch(/ (المطاحن|تدور|في|الوادي\.?)…$/)
  })

  it('is drawn from whatever there is, where there is no paragraph', () => {
    expect(describeBody('- Rye\n- Oats')).toBe('Rye Oats')
  })
})

it('a story knows how long it takes to read', () => {
  expect(storyIn(libraryOf({ 'stories/mill/en.md': withBody('word '.repeat(714)) }), 'mill', 'en').minutes).toBe(3)
})
