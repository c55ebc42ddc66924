import { describe, expect, it } from 'vitest'
import { readPublication } from '../../../lib/publication/read-publication.ts'
import { PUBLICATION } from '../../../tests/fixtures/publication.ts'
import { editedText } from '../desk/parts/edited-text.ts'
import { pairedCorrections, withCorrection, withdrawalIn, withWithdrawal } from '../desk/translation/notes.ts'
import { pairText } from '../desk/translation/paired-text.ts'
import { LEAVE_OUT, withSections } from '../desk/translation/section-pair.ts'
import { begunTranslation, completionOf, pairedStory, withoutParts } from '../desk/translation/translated-story.ts'

const KNOWN = {
  title: true,
  description: true,
  date: true,
  assigned: true,
  draft: true,
  accept: true,
  cover: { src: true, alt: true, caption: true },
  review: { state: true, by: true, at: true },
  translation: { of: true, by: true, form: true, sections: true },
} as const
const { publication } = readPublication(PUBLICATION)
if (!publication) throw new Error('The publication cannot be read.')
const isSame = () => undefined

const ORIGINAL = `---
title: The harbour
description: It is open.
date: 2025-02-24
---

It has 28 piers.

***

## Trade

- one
- two

The end.[^1]

[^1]: A note.
`
const original = editedText(ORIGINAL, KNOWN)
const REVIEW = { state: 'draft', by: 'Luz', at: '2026-12-03T09:00:00+04:00' }
const begun = begunTranslation({ slug: 'harbour', of: 'en', original }, { assigned: 'Luz', review: REVIEW }, KNOWN)

const textsOf = (file: string, now = ORIGINAL) => {
  return { slug: 'harbour', lang: 'de', edited: editedText(file, KNOWN), of: 'en', original: editedText(now, KNOWN) }
}

/** The file after its sections are written, in order. */
function written(file: string, texts: Readonly<Record<string, string>>, now = ORIGINAL): string {
  const { pairs = [] } = pairedStory(textsOf(file, now)) ?? {}
  const { body, ...others } = editedText(file, KNOWN)
  const after = withSections(String(body), pairs, new Map(Object.entries(texts)))
  return file.slice(0, file.length - String(body).length - 1) + after + (others ? '\n' : '')
}

const GERMAN = {
  p1: 'Er hat 28 Molen.',
  h1: '## Handel',
  l1: '- eins\n- zwei',
  p2: 'Das Ende.[^1]',
  n1: '[^1]: Anmerkung.',
}

describe('a translation that is begun on the desk', () => {
  it('is a draft with a comment in place of each section, and what has no words as it is', () => {
    expect(begun).toContain('draft: true')
    expect(begun).toContain('assigned: Luz')
    expect(begun).toContain('<!--\nIt has 28 piers.\n-->\n\n***\n\n<!--\n## Trade\n-->')
    const { pairs } = pairedStory(textsOf(begun)) ?? {}
    expect(pairs?.map(({ original, written }) => [original, written])).toEqual(
      ['It has 28 piers.', '## Trade', '- one\n- two', 'The end.[^1]', '[^1]: A note.'].map((text) => [text, '']),
    )
  })

  it('is written section by section, in any order, and is complete when none is missing', () => {
    const { pairs = [] } = pairedStory(textsOf(begun)) ?? {}
    const ids = pairs.map(({ id }) => id)
    const german = Object.values(GERMAN)
    let file = begun
    for (const index of [3, 0, 4, 2]) file = written(file, { [ids[index] ?? '']: german[index] ?? '' })
    expect(completionOf(textsOf(file), publication, { numberDifference: isSame })).toEqual({ missing: [ids[1]] })
    file = written(file, { [ids[1] ?? '']: german[1] ?? '' })
    expect(file.slice(file.indexOf('---\n\n'))).toBe(
      '---\n\nEr hat 28 Molen.\n\n***\n\n## Handel\n\n- eins\n- zwei\n\nDas Ende.[^1]\n\n[^1]: Anmerkung.\n',
    )
    const done = completionOf(textsOf(file), publication, { numberDifference: isSame })
    expect(done).toEqual({ sections: editedText(begun, KNOWN).translation && recordOf(begun) })
  })

  it('is refused while numbers differ, unless its file accepts that', () => {
    const { pairs = [] } = pairedStory(textsOf(begun)) ?? {}
    const german = Object.values(GERMAN)
    const file = written(begun, Object.fromEntries(pairs.map(({ id }, index) => [id, german[index] ?? ''])))
    const differs = ({ original }: { original: string }) => (original.includes('28') ? '28 is missing.' : undefined)
    expect(completionOf(textsOf(file), publication, { numberDifference: differs })).toMatchObject({
      problems: [{ rule: 'number-differs', message: `${pairs[0]?.id}: 28 is missing.` }],
    })
    const accepted = file.replace('draft: true', 'draft: true\naccept: {number-differs: It is a joke.}')
    expect(completionOf(textsOf(accepted), publication, { numberDifference: differs })).toHaveProperty('sections')
  })
})

describe('a change of the original', () => {
  const { pairs: all = [] } = pairedStory(textsOf(begun)) ?? {}
  const german = Object.values(GERMAN)
  const complete = written(begun, Object.fromEntries(all.map(({ id }, index) => [id, german[index] ?? ''])))
  const now = ORIGINAL.replace('28 piers', '29 piers').replace('## Trade', 'A new paragraph.\n\n## Trade')

  it('marks the sections that it concerns, and only these', () => {
    const { pairs = [], isHeadChanged } = pairedStory(textsOf(complete, now)) ?? {}
    expect(pairs.map(({ written, isChanged }) => [written, isChanged])).toEqual([
      ['Er hat 28 Molen.', true],
      ['', true],
      ['## Handel', false],
      ['- eins\n- zwei', false],
      ['Das Ende.[^1]', false],
      ['[^1]: Anmerkung.', false],
    ])
    expect(isHeadChanged).toBe(false)
    expect(pairedStory(textsOf(complete, now.replace('open.', 'closed.')))?.isHeadChanged).toBe(true)
  })

  it('is taken over where it is, and all else in the file stays', () => {
    const { pairs = [] } = pairedStory(textsOf(complete, now)) ?? {}
    const texts = { [pairs[0]?.id ?? '']: 'Er hat 29 Molen.', [pairs[1]?.id ?? '']: 'Ein neuer Absatz.' }
    const taken = complete.replace('28 Molen.', '29 Molen.\n\nEin neuer Absatz.')
    expect(written(complete, texts, now)).toBe(taken)
    const again = pairedStory(textsOf(taken, now))?.pairs.map((pair) => pair.written)
    expect(again).toEqual(['Er hat 29 Molen.', 'Ein neuer Absatz.', ...Object.values(GERMAN).slice(1)])
  })
})

describe('an abridged translation', () => {
  const { pairs = [] } = pairedStory(textsOf(begun)) ?? {}
  const [first, heading, list, last, note] = pairs.map(({ id }) => id)
  const leftOut = new Set([heading ?? '', list ?? ''])
  const abridged = editedText(begun, KNOWN)
  const body = withSections(
    String(abridged.body),
    pairs,
    new Map([
      [first ?? '', GERMAN.p1],
      [heading ?? '', LEAVE_OUT],
      [list ?? '', LEAVE_OUT],
      [last ?? '', GERMAN.p2],
      [note ?? '', GERMAN.n1],
    ]),
  )
  const record = withoutParts(Object(abridged.translation).sections, leftOut)
  const edited = { ...abridged, body, translation: { of: 'en', by: 'human', form: 'abridged', sections: record } }

  it('has the ticked sections and no trace of the others', () => {
    expect(body).toBe('Er hat 28 Molen.\n\n***\n\nDas Ende.[^1]\n\n[^1]: Anmerkung.')
    const texts = { ...textsOf(begun), edited }
    expect(pairedStory(texts)?.pairs.map((pair) => [pair.written, pair.isLeftOut])).toEqual([
      [GERMAN.p1, false],
      ['', true],
      ['', true],
      [GERMAN.p2, false],
      [GERMAN.n1, false],
    ])
    expect(completionOf(texts, publication, { numberDifference: isSame })).toEqual({ sections: record })
  })

  it('is not complete while a ticked section is missing, and takes a section back in its place', () => {
    const { pairs: now = [] } = pairedStory({ ...textsOf(begun), edited }) ?? {}
    const ticked = { ...edited, body: withSections(body, now, new Map([[heading ?? '', '']])) }
    const sections = withoutParts(record, new Set([list ?? '']))
    const texts = { ...textsOf(begun), edited: { ...ticked, translation: { ...edited.translation, sections } } }
    expect(ticked.body).toContain('Er hat 28 Molen.\n\n<!--\n## Trade\n-->')
    expect(completionOf(texts, publication, { numberDifference: isSame })).toEqual({ missing: [heading] })
  })
})

it('sections that are other ones than a translation records are paired with none', () => {
  const texts = { original: { lang: 'en', markdown: 'One.\n\nTwo.' }, translation: { lang: 'de', markdown: 'Eins.' } }
  expect(pairText(texts, { head: 'aaaaaaaa', p1: 'bbbbbbbb', p2: 'cccccccc' })).toBeUndefined()
})

function recordOf(file: string): unknown {
  return Object(editedText(file, KNOWN).translation).sections
}

describe('the corrections of an original', () => {
  const corrected = {
    corrections: [
      { date: '2025-02-26', text: 'Two.' },
      { date: '2025-02-27', text: 'Three.' },
    ],
  }

  it('are taken over one by one, in the words of the translation', () => {
    const second = { id: 'correction-2025-02-27', date: '2025-02-27', original: 'Three.', written: '' }
    const one = withCorrection({ title: 'A' }, second, 'Drei.')
    expect(pairedCorrections(corrected, one)).toEqual([
      { id: 'correction-2025-02-26', date: '2025-02-26', original: 'Two.', written: '' },
      { id: 'correction-2025-02-27', date: '2025-02-27', original: 'Three.', written: 'Drei.' },
    ])
    expect(withCorrection(one, second, 'Nein: drei.').corrections).toEqual([
      { date: '2025-02-27', text: 'Nein: drei.' },
    ])
    expect(withCorrection(one, second, '')).toEqual({ title: 'A', corrections: undefined })
  })

  it('of one day are told apart by their order', () => {
    const pair = { date: '2025-02-26', original: '', written: '' }
    const first = { ...pair, id: 'correction-2025-02-26' }
    const second = { ...pair, id: 'correction-2025-02-26-2' }
    const both = { corrections: ['Two.', 'Three.'].map((text) => ({ date: '2025-02-26', text })) }
    const translated = withCorrection(withCorrection({}, first, 'Zwei.'), second, 'Drei.')
    expect(pairedCorrections(both, translated).map(({ written }) => written)).toEqual(['Zwei.', 'Drei.'])
    const changed = withCorrection(translated, second, 'Nein: drei.')
    expect(pairedCorrections(both, changed).map(({ written }) => written)).toEqual(['Zwei.', 'Nein: drei.'])
  })

  it('and its withdrawal have the dates of the original', () => {
    const withdrawn = { unpublish: { date: '2026-03-02', reason: 'Wrong.' } }
    expect(withWithdrawal({ title: 'A' }, withdrawn, 'Falsch.')).toEqual({
      title: 'A',
      unpublish: { date: '2026-03-02', reason: 'Falsch.' },
    })
    expect(withdrawalIn(withdrawn)).toBe('Wrong.')
    expect(withdrawalIn({})).toBe('')
  })
})
