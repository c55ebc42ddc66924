import { describe, expect, it } from 'vitest'
import { planFront } from '../../lib/library/front-plan.ts'
import { authorsOf, topicsOf } from '../../lib/library/terms.ts'
import type { Changes } from '../content/newsroom.ts'
import { libraryOf } from './read-library.ts'

const TEXT = '\n---\n\nText.\n'
const original = (facts: string) => `---\ntitle: A\ndate: 2025-03-01\n${facts}${TEXT}`
const translation = (facts: string) => `---\ntitle: أ\ntranslation: {of: en, by: human}\n${facts}${TEXT}`

function topics(changes: Changes, lang: string): string[] {
  return [...topicsOf(libraryOf(changes), lang).values()].map(
    ({ slug, label, lang: labelled, stories }) =>
      `${slug} “${label}” ${labelled}: ${stories.map((story) => story.slug).join(' ')}`,
  )
}

describe('topics', () => {
  it('are the sections of the newspaper, then what tags name, each with its stories, the newest first', () => {
    const changes = {
      'stories/a/en.md': original('section: science\ntags: [Wheat, Ships]'),
      'stories/b/en.md': original('tags: [ships]').replace('03-01', '03-02'),
      'stories/c/en.md': original('tags: [ships]').replace('03-01', '03-03'),
    }
    expect(topics(changes, 'en')).toEqual([
      'science “Science” en: a harvest',
      'ships “ships” en: c b a',
      'wheat “Wheat” en: a',
    ])
  })

  it('whose name is written in two ways have the stories of both in one order', () => {
    const changes = {
      'stories/a/en.md': original('tags: [ships]'),
      'stories/b/en.md': original('tags: [Ships]').replace('03-01', '03-02'),
      'stories/c/en.md': original('tags: [ships]').replace('03-01', '03-03'),
    }
    expect(topics(changes, 'en')[1]).toBe('ships “ships” en: c b a')
  })

  it('are called as most stories write them; if two forms are as common, as the newest story does', () => {
    const tagged = (tag: string, day: number) => original(`tags: [${tag}]`).replace('03-01', `03-0${day}`)
    const two = { 'stories/a/en.md': tagged('SHIPS', 1), 'stories/b/en.md': tagged('ships', 2) }
    expect(topics(two, 'en')[1]).toBe('ships “ships” en: b a')
    const swapped = { 'stories/a/en.md': tagged('ships', 1), 'stories/b/en.md': tagged('SHIPS', 2) }
    expect(topics(swapped, 'en')[1]).toBe('ships “SHIPS” en: b a')
    const three = { ...swapped, 'stories/c/en.md': tagged('ships', 1) }
    expect(topics(three, 'en')[1]).toBe('ships “ships” en: b a c')
  })

  it('have the same address in every language, where an edition names as many', () => {
    const changes = {
      'stories/a/en.md': original('tags: [ships, wheat]'),
      'stories/a/ar.md': translation('tags: [سفن, قمح]'),
    }
    expect(topics(changes, 'ar')).toEqual(['science “علوم” ar: harvest', 'ships “سفن” ar: a', 'wheat “قمح” ar: a'])
  })

  it('of an edition that names none are the original’s, in its language', () => {
    const changes = {
      'stories/a/en.md': original('tags: [ships]'),
      'stories/a/ar.md': translation('updated: 2025-04-01'),
    }
    expect(topics(changes, 'ar')).toEqual(['science “علوم” ar: harvest', 'ships “ships” en: a'])
  })

  it('are called as their own language calls them, if any story does', () => {
    const changes = {
      'stories/a/en.md': original('tags: [ships]'),
      'stories/a/ar.md': translation('updated: 2025-04-01'),
      'stories/b/en.md': original('tags: [ships]'),
      'stories/b/ar.md': translation('tags: [سفن]'),
    }
    expect(topics(changes, 'ar')[1]).toBe('ships “سفن” ar: a b')
  })

  it('that have the name of a section are that section', () => {
    expect(topics({ 'stories/a/en.md': original('tags: [Science]') }, 'en')).toEqual([
      'science “Science” en: a harvest',
    ])
  })
})

describe('topics of site.yaml', () => {
  const REGISTRY = 'topics:\n  port:\n    label: {en: Sea Port, ar: الميناء}\n'
  const registered = { 'site.yaml': (good: string) => good + REGISTRY }

  it('are one across languages, whichever of their names a story writes', () => {
    const changes = {
      ...registered,
      'stories/a/en.md': original('tags: [sea port]'),
      'stories/b/ar.md': original('tags: [الميناء]').replace('03-01', '03-02'),
      'stories/c/en.md': original('tags: [port]').replace('03-01', '03-03'),
      'stories/c/ar.md': translation('tags: [port, قمح]'),
    }
    expect(topics(changes, 'en')).toEqual(['science “Science” en: harvest', 'port “Sea Port” en: c a'])
    expect(topics(changes, 'ar')[1]).toBe('port “الميناء” ar: c b')
  })

  it('are what an aligned translation means, in its own words', () => {
    const changes = {
      ...registered,
      'stories/a/en.md': original('tags: [Sea Port]'),
      'stories/a/ar.md': translation('tags: [المرفأ]'),
    }
    expect(topics(changes, 'ar')[1]).toBe('port “الميناء” ar: a')
  })
})

describe('authors', () => {
  it('have the same address in every language, and their stories', () => {
    const library = libraryOf({
      'stories/a/en.md': original('authors: [Ada Writer, Bo]'),
      'stories/a/ar.md': translation('authors: [آدا, بو]'),
      'stories/b/en.md': original('authors: [Bo]').replace('03-01', '03-02'),
    })
    const named = (lang: string) =>
      [...authorsOf(library, lang).values()].map(({ slug, label, stories }) => [slug, label, stories.length])
    expect(named('en')).toEqual([
      ['ada-writer', 'Ada Writer', 1],
      ['bo', 'Bo', 2],
    ])
    expect(named('ar')).toEqual([
      ['ada-writer', 'آدا', 1],
      ['bo', 'بو', 1],
    ])
  })
})

describe('the topics under the name on a front page', () => {
  const tagged = (tags: string) => original(`tags: [${tags}]`)
  const changes: Changes = {
    'stories/a/en.md': tagged('Rye, Ships'),
    'stories/b/en.md': tagged('Ships, Barley, Wheat, Oats, Millet, Spelt, Maize, Rice, Teff'),
    'stories/c/en.md': tagged('Wheat'),
  }
  const noSections = { 'site.yaml': (good: string) => good.replace(/^sections:\n(?: .*\n)+/m, '') }
  const unsorted = { 'stories/harvest/en.md': (good: string) => good.replace('section: science\n', '') }

  it('are the eight tags of the most stories, in alphabetical order, if there are no sections', () => {
    const library = libraryOf({ ...changes, ...noSections, ...unsorted })
    const names = ['Barley', 'Maize', 'Millet', 'Oats', 'Rice', 'Rye', 'Ships', 'Wheat']
    expect(planFront(library, 'en').topics.map(({ label }) => label)).toEqual(names)
  })
})
