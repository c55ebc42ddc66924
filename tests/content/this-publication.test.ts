import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readLibrary } from '../../lib/index/read-library.ts'
import { messagesFor } from '../../lib/language/messages.ts'
import { readNewsroomConfig } from '../../lib/newsroom/newsroom-config.ts'
import { inLanguage } from '../../lib/publication/publication.ts'
import { everySection, sectionsText } from '../../lib/story/kinds/kinds.ts'
import { figureText, plainText } from '../../lib/story/types/section.ts'
import type { StoryEdition } from '../../lib/story/types/story.ts'
import { lintStory } from '../../packages/lint/lint-story.ts'
import { STORY } from '../fixtures/publication.ts'
import { withStraightMarks } from '../straight-marks.ts'
import { figuresIn, valuesIn } from './values-in.ts'

const LANGUAGES = ['en', 'zh', 'es', 'fr', 'ar', 'ru', 'pt', 'de', 'ja', 'ko', 'hi', 'fa']

// The text that the publication is made of, line by line as it was supplied.
const [notice, choose, chooseAgain, licence, hotline, caption, ...rest] = readFileSync(
  'tests/fixtures/seed.txt',
  'utf8',
).split('\n')
const body = rest.slice(0, -1)
const coverNote = rest.at(-1)

// A newsroom’s own kinds of section are in its stories.
await readNewsroomConfig(path.resolve('content'))
const { library, problems } = readLibrary('content', undefined, lintStory)
const publication = library?.publication
const story = library?.stories.get(STORY)

it('has no error, whichever publication `content/` holds', () => {
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
})

// Another newsroom writes its own name into site.yaml, and these tests are skipped.
describe.runIf(publication?.name[''] === 'Masthead')('the publication that Masthead comes with, in `content/`', () => {
  if (!story) return it('has its story', () => expect.fail(`There is no story ${STORY}.`))
  const original = edition('en')

  it('has nothing to report in its twelve languages, but that its publisher may not have been named yet', () => {
    const isAdded = (file: string) => file.endsWith('.md') && !LANGUAGES.some((lang) => file.endsWith(`/${lang}.md`))
    expect(problems.filter(({ rule, file }) => rule !== 'publisher-missing' && !isAdded(file))).toEqual([])
  })

  describe('word for word, it holds', () => {
    it('every paragraph of the text, in order', () => {
      expect(body).toHaveLength(10)
      expect(paragraphsOf(original.written ?? original)).toEqual(body)
    })

    it('every paragraph as readers see it, but for the quotation marks of English', () => {
      const shown = paragraphsOf(original)
      expect(shown.join(' ')).not.toMatch(/['"]/)
      expect(shown.map(withStraightMarks)).toEqual(body.map(withStraightMarks))
    })

    it('the note on the cover, and the caption', () => {
      const credit = original.sections.find((section) => section.kind === 'aside' && section.variant === 'credit')
      expect(credit && sectionsText([credit]).trim()).toBe(coverNote)
      expect(coverNote).toBe('(Cover via CFP)')
      expect(original.cover?.caption).toBe(caption)
    })

    it('the cookie notice, with both links in it', () => {
      const english = inLanguage(publication?.consent.notice ?? {}, 'en')
      expect(english.text).toBe(notice)
      expect([english.privacy, english.terms]).toEqual(['Privacy Policy', 'Terms of Use'])
    })

    it('the licence and the hotline', () => {
      expect(publication?.licence?.['zh-Hans']).toBe(licence)
      expect(`${publication?.hotline?.label.en}: ${publication?.hotline?.number['']}`).toBe(hotline)
      expect(publication?.hotline?.tel['']).toBe('+861085061466')
    })

    it('the words that head the choice of language, which the page shows in capitals', () => {
      expect(choose).toBe(chooseAgain)
      expect(messagesFor('en').chooseLanguage.toUpperCase()).toBe(choose)
    })
  })

  it('shows in charts no number that the text does not state, but for what is marked as derived', () => {
    const stated = new Set(valuesIn(body.join(' ').replaceAll(/(?<![a-z])a third/g, '1/3'), 'en'))
    const charts = original.sections.flatMap((section) => (section.kind === 'chart' ? [section] : []))
    expect(charts).toHaveLength(2)
    for (const { table, figures, title, source } of charts) {
      const reported = figures.flat().flatMap((figure) => (figure.mark === 'derived' ? [] : [figureText(figure)]))
      const labels = [...table.head, ...table.rows.map(([label = []]) => label), title, source].map(plainText)
      expect(
        [...labels, ...reported].flatMap((text) => valuesIn(text, 'en')).filter((number) => !stated.has(number)),
      ).toEqual([])
    }
  })

  it('has neither a date nor an author that the text does not give', () => {
    expect(original.date).toBeUndefined()
    expect(original.authors).toEqual([])
  })

  it('has its story in twelve languages, and its pages in every language, in the order of site.yaml', () => {
    const tags = publication?.languages.map(({ tag }) => tag) ?? []
    expect(tags).toEqual(expect.arrayContaining(LANGUAGES))
    const editions = [...(story?.editions.keys() ?? [])]
    expect(editions).toEqual(tags.filter((tag) => LANGUAGES.includes(tag) || editions.includes(tag)))
    for (const page of library?.pages.values() ?? []) expect([...page.editions.keys()]).toEqual(tags)
  })

  describe.each(LANGUAGES.slice(1))('the translation into %s', (lang) => {
    const translation = edition(lang)

    it('says that a machine made it from English, and that nobody has reviewed it', () => {
      expect(translation.translation).toMatchObject({ of: 'en', by: 'machine', reviewer: undefined })
    })

    it('has the sections of the original, by the same names', () => {
      const idsOf = ({ sections }: StoryEdition) => everySection(sections).map(({ id }) => id)
      expect(idsOf(translation)).toEqual(idsOf(original))
    })

    it('has the numbers of the original, section by section', () => {
      expect(translation.sections.map((section) => figuresIn(section, lang))).toEqual(
        original.sections.map((section) => figuresIn(section, 'en')),
      )
      expect(valuesIn(translation.cover?.caption ?? '', lang)).toEqual([24, 2025])
    })

    it('is a translation: no paragraph is the original’s', () => {
      const kept = paragraphsOf(translation).filter((paragraph) => body.includes(paragraph))
      expect(kept).toEqual([])
    })
  })
})

function edition(lang: string): StoryEdition {
  const edition = story?.editions.get(lang)
  if (!edition) throw new Error(`There is no story in ${lang}.`)
  return edition
}

/** The paragraphs of the text; a quotation belongs to the sentence that introduces it. */
function paragraphsOf({ sections }: StoryEdition): string[] {
  const paragraphs: string[] = []
  for (const section of sections) {
    const text = sectionsText([section])
    if (section.kind === 'paragraph') paragraphs.push(text)
    if (section.kind === 'quote') paragraphs.push(`${paragraphs.pop()} ${text}`)
  }
  return paragraphs
}
