import { describe, expect, it } from 'vitest'
import { editedText, fileOfEdited, joinedChanges } from '../desk/parts/edited-text.ts'
import { rowOf } from '../desk/parts/read-rows.ts'
import { fragmentOf, viewOf } from '../desk/parts/route.ts'
import { storyRows } from '../desk/parts/story-rows.ts'

const KNOWN = {
  title: true,
  date: true,
  draft: true,
  translation: { of: true },
  review: { by: true, at: true },
} as const
const FILE = '---\ntitle: Harbour # agreed\nother: 1\n---\n\n    code\n\nText.\n\n'

const edit = (file: string, change: Record<string, unknown>) =>
  fileOfEdited(file, { ...editedText(file, KNOWN), ...change }, KNOWN)

describe('a text on the desk', () => {
  for (const [name, file] of [
    ['of Unix', FILE],
    ['of Windows', FILE.replaceAll('\n', '\r\n')],
    ['with a byte order mark', `\uFEFF${FILE}`],
    ['of Windows with a byte order mark', `\uFEFF${FILE.replaceAll('\n', '\r\n')}`],
  ] as const) {
    it(`${name} has only its edit changed`, () => {
      expect(edit(file, {})).toBe(file)
      expect(edit(file, { title: 'Port' })).toBe(file.replace('Harbour', 'Port'))
      expect(edit(file, { body: '    code\n\nNew.' })).toBe(file.replace('Text.', 'New.'))
    })
  }

  it('keeps the indentation of its first line, and takes a change of it', () => {
    expect(editedText(FILE, KNOWN).body).toBe('    code\n\nText.')
    expect(edit(FILE, { body: 'code\n\nText.' })).toBe(FILE.replace('    code', 'code'))
  })
})

describe('two changes of one file', () => {
  it('are joined if they are at different lines', () => {
    expect(joinedChanges('a\nb\nc\nd\ne', 'A\nb\nc\nd\ne', 'a\nb\nc\nd\nE')).toBe('A\nb\nc\nd\nE')
    expect(joinedChanges('a\nb', 'a\nc', 'a\nc')).toBe('a\nc')
  })

  it('are not joined if they are at the same lines', () => {
    expect(joinedChanges('a\nb\nc', 'a\nB\nc', 'a\nß\nc')).toBeUndefined()
  })
})

describe('the list of stories', () => {
  const row = (path: string, front: string) => rowOf(path, `---\n${front}---\n`, KNOWN)

  it('has the newest story first, and the languages of a story in the order of the newspaper', () => {
    const rows = storyRows(
      [
        row('stories/old/en.md', 'title: Old\ndate: 2020-01-01\n'),
        row('stories/new/xx.md', 'title: Other\ntranslation: {of: fa}\n'),
        row('stories/new/en.md', 'title: New\ntranslation: {of: fa}\n'),
        row('stories/new/fa.md', 'title: تازه\ndate: 2021-01-01\ndraft: true\n'),
      ],
      ['en', 'fa'],
    )
    expect(rows.map(({ original }) => original.title)).toEqual(['تازه', 'Old'])
    expect(rows[0]?.texts.map(({ lang }) => lang)).toEqual(['en', 'fa', 'xx'])
  })

  it('has a text that cannot be read, with the reason', () => {
    const broken = rowOf('stories/a/en.md', '---\ntitle: [\n---\n', KNOWN)
    expect(broken).toMatchObject({ slug: 'a', lang: 'en', title: 'a' })
    expect(broken.error).toBeTruthy()
  })
})

describe('a view', () => {
  it('has an address to which a window can return', () => {
    const views = [{ name: 'stories' }, { name: 'new' }, { name: 'text', slug: 'мост', lang: 'ru' }] as const
    for (const view of views) expect(viewOf(fragmentOf(view))).toEqual(view)
    expect(viewOf('')).toEqual({ name: 'stories' })
    expect(viewOf('#/text/a')).toEqual({ name: 'stories' })
  })
})
