import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { PUBLICATION, STORY } from '../../../tests/fixtures/publication.ts'
import { fileNamed, fileOf, formOf, inRepository, patchStory, toEdited } from '../edited-story.ts'

const KNOWN = {
  title: true,
  description: true,
  date: true,
  tags: true,
  draft: true,
  slug: true,
  aliases: true,
  cover: { src: true, alt: true, credit: true },
  translation: { of: true, by: true },
  accept: true,
} as const

const FILE = `---
# The newsroom agreed on this headline.
title:   "The harbour: reopens"   # to be shortened
description: >-
  One sentence
  on two lines.
date: 2025-02-24
tags: [harbour, 'trade, sea']
cover: {src: harbour.jpg, alt: "Boats", kept: 1}
translation:
  of: en
  by: machine
  sections: {head: abcdefgh}
unknown: kept
---

The text.

1986\\. is no list.

`

const edit = (change: Record<string, unknown>, file = FILE) =>
  patchStory(file, { ...toEdited(file, KNOWN), ...change }, KNOWN)

/** The lines that differ, as those before and those after. */
function difference(before: string, after: string): [string[], string[]] {
  const [a, b] = [before.split('\n'), after.split('\n')]
  const start = a.findIndex((line, index) => line !== b[index])
  if (start < 0) return [[], []]
  let end = 0
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++
  return [a.slice(start, a.length - end), b.slice(start, b.length - end)]
}

describe('a story’s file after an edit in the CMS', () => {
  it('is the same to the letter where nothing was edited, in every language of a story', () => {
    const folder = `${PUBLICATION}/stories/${STORY}`
    const files = readdirSync(folder).filter((name) => name.endsWith('.md'))
    expect(files.length).toBeGreaterThan(10)
    for (const name of files) {
      const text = readFileSync(`${folder}/${name}`, 'utf8')
      expect(patchStory(text, toEdited(text, KNOWN), KNOWN)).toBe(text)
    }
    expect(edit({})).toBe(FILE)
  })

  it.each([
    ['a value', { title: 'The harbour' }, ['title:   "The harbour"   # to be shortened']],
    ['a value that needs other quotation marks', { date: '2025: not a date' }, ['date: "2025: not a date"']],
    [
      'a value between braces',
      { cover: { src: 'a, b.jpg', alt: 'Boats' } },
      ['cover: {src: "a, b.jpg", alt: "Boats", kept: 1}'],
    ],
    ['a list in brackets', { tags: ['harbour', 'ships'] }, ['tags: [harbour, ships]']],
    ['a folded text', { description: 'Another.' }, ['description: Another.']],
    ['a key in a block', { translation: { of: 'en', by: 'human' } }, ['  by: human']],
  ])('differs by %s', (_, change, lines) => {
    expect(difference(FILE, edit(change))[1]).toEqual(lines)
  })

  it('has a new key at the end of its block, and loses a key with its line', () => {
    expect(difference(FILE, edit({ draft: true }))).toEqual([[], ['draft: true']])
    expect(difference(FILE, edit({ date: '' }))).toEqual([['date: 2025-02-24'], []])
    expect(edit({ cover: { src: 'harbour.jpg', credit: 'Ada' } })).toContain(
      'cover: {src: harbour.jpg, kept: 1, credit: Ada}\n',
    )
    const moved = edit({ translation: undefined, accept: { 'date-missing': 'The source gives none.' } })
    expect(moved).toContain('unknown: kept\naccept:\n  date-missing: The source gives none.\n---\n')
    expect(moved).not.toContain('translation')
  })

  it('is written by the form as it was read', () => {
    expect(fileOf(formOf(FILE, KNOWN), KNOWN)).toBe(FILE)
    expect(fileOf({ ...formOf(FILE, KNOWN), date: '2025-02-25' }, KNOWN)).toBe(FILE.replace('02-24', '02-25'))
  })

  it('keeps nothing of the original’s in a new language but what is its own', () => {
    const own = { title: 'الميناء', description: '', body: 'النص.', source: FILE, lang: 'ar' }
    const form = {
      ...toEdited(FILE, KNOWN),
      ...own,
      original: 'en',
      cover: { src: 'harbour.jpg', alt: 'قوارب' },
      translation: {},
    }
    expect(fileOf(form, KNOWN)).toBe(
      '---\ntitle: الميناء\ncover:\n  alt: قوارب\ntranslation:\n  of: en\n  by: human\n---\n\nالنص.\n',
    )
  })

  it('keeps the former name when an editor changes it, unless nobody knew it', () => {
    const file = (lines: string) => `---\ntitle: One\n${lines}---\n\nText.\n`
    const renamed = (lines: string) => fileOf({ ...formOf(file(lines), KNOWN), slug: 'мост' }, KNOWN)
    expect(renamed('slug: река\n')).toBe(file('slug: мост\naliases:\n  - река\n'))
    expect(renamed('slug: река\ndraft: true\n')).toBe(file('slug: мост\ndraft: true\n'))
  })

  it('keeps the seconds of a time, which the form does not show, until an editor changes the time', () => {
    const file = '---\ntitle: One\ndate: 2019-05-03T14:22:31+00:00\n---\n\nText.\n'
    const form = formOf(file, KNOWN)
    expect(fileOf({ ...form, date: '2019-05-03T18:22:00+04:00' }, KNOWN)).toBe(file)
    expect(fileOf({ ...form, date: '2019-05-03T18:23:00+04:00' }, KNOWN)).toContain('18:23:00+04:00')
  })

  it('of a new story has its own name in addresses, unless the editor wrote another', () => {
    const form = {
      title: 'پل',
      date: '2026-12-01T09:00:00+04:00',
      draft: true,
      body: 'متن.',
      lang: 'fa',
      original: 'fa',
    }
    const written = fileOf({ ...form, slug: '', ownSlug: 'پل' }, KNOWN)
    expect(written).toBe(`---\ntitle: پل\nslug: پل\ndate: ${form.date}\ndraft: true\n---\n\nمتن.\n`)
    expect(fileOf({ ...form, slug: 'بزرگ', ownSlug: 'پل' }, KNOWN)).toContain('slug: بزرگ\n')
  })

  it('of a story that exists gets nothing that only a new one has', () => {
    expect(formOf('---\ntitle: One\n---\n\nText.\n', KNOWN)).toMatchObject({ date: '', draft: false })
  })

  it('that adds a key to the last key, and one after it, writes each at its place', () => {
    const file = '---\ntitle: One\ntranslation:\n  of: en\n---\n\nText.\n'
    expect(edit({ translation: { of: 'en', by: 'human' }, tags: ['harbour'] }, file)).toBe(
      '---\ntitle: One\ntranslation:\n  of: en\n  by: human\ntags:\n  - harbour\n---\n\nText.\n',
    )
  })

  it('is refused where it cannot be written', () => {
    const file = '---\ntitle: &a One\ndescription: *a\n---\n\nText.\n'
    expect(() => edit({ title: 'Two' }, file)).toThrow('cannot change')
  })
})

it.each([
  ['ships.mp4', 'content/', 'ships.mp4'],
  ['the%20ships.mp4#t=9', 'content/', 'the ships.mp4'],
  ['/media/2025/ships.mp4', 'content/', '/content/media/2025/ships.mp4'],
  ['/media/talk.mp3', '', '/media/talk.mp3'],
  ['/assets/harbour.jpg', 'content/', 'harbour.jpg'],
  ['/assets/%2Fmedia%2Fharbour.jpg', 'site/content/', '/site/content/media/harbour.jpg'],
])('the preview shows %s, with the content in “%s”, from %s of the repository', (address, prefix, file) => {
  expect(inRepository(fileNamed(address) ?? '', prefix)).toBe(file)
})

it.each([['../about/'], ['https://films.example/ships.mp4'], ['#p3'], ['/en/about/'], ['/media/a.exe']])(
  'the preview leaves the link %s as it is',
  (address) => expect(fileNamed(address)).toBeUndefined(),
)
