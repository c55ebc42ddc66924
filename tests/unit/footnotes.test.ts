import { describe, expect, it } from 'vitest'
import type { Section } from '../../lib/story/types/section.ts'
import { outlineOf, readSections, sectionsOf } from './sections-of.ts'

const last = (sections: readonly Section[]) => outlineOf(sections.slice(-1))

describe('footnotes', () => {
  it('are numbered in the order of their first mention, not of their definition', () => {
    const sections = sectionsOf('One[^z] and two[^a].\n\n[^a]: About two.\n\n[^z]: About one.')
    expect(sections[0]).toMatchObject({
      text: [
        { text: 'One' },
        { kind: 'footnote', note: 'note-1', number: '1', ref: 'ref-1' },
        { text: ' and two' },
        { kind: 'footnote', note: 'note-2', number: '2', ref: 'ref-2' },
        { text: '.' },
      ],
    })
    expect(last(sections)).toEqual([
      'note-1 from ref-1',
      'note-1-p1 About one.',
      'note-2 from ref-2',
      'note-2-p1 About two.',
    ])
  })

  it('have their number in the digits of their language', () => {
    const [paragraph] = sectionsOf('یک[^a].\n\n[^a]: گفته شد.', 'fa')
    expect(paragraph).toMatchObject({ text: [{ text: 'یک' }, { note: 'note-1', number: '۱' }, { text: '.' }] })
  })

  it('know every place that refers to them', () => {
    const sections = sectionsOf('One[^a], two[^b], one again[^a].\n\n> And again[^A].\n\n[^a]: Said.\n\n[^b]: Done.')
    expect(last(sections)).toEqual([
      'note-1 from ref-1 ref-1-2 ref-1-3',
      'note-1-p1 Said.',
      'note-2 from ref-2',
      'note-2-p1 Done.',
    ])
  })

  it('stand in one section at the end, wherever they are defined', () => {
    const sections = sectionsOf('One[^a].\n\n[^a]: Said.\n\nTwo.')
    expect(sections.map(({ id }) => id)).toEqual(['p1', 'p2', 'notes'])
  })

  it('may hold several sections, and refer to further footnotes', () => {
    const sections = sectionsOf('One[^a].\n\n[^b]: Deeper.\n\n[^a]: Said[^b].\n\n    - Twice.')
    expect(last(sections)).toEqual([
      'note-1 from ref-1',
      'note-1-p1 Said.',
      'note-1-list1 from undefined',
      '-',
      'note-1-list1-p1 Twice.',
      'note-2 from ref-2',
      'note-2-p1 Deeper.',
    ])
  })

  it('are not taken for such where they are escaped, or in code', () => {
    expect(readSections('One \\[^1] and `[^2]`.').reports).toEqual([])
  })

  it('are missed exactly where they are mentioned', () => {
    const { reports } = readSections('Rye &amp; oats[^1],\n  then hay[^2].\n\n> Quoted\n> twice[^3].')
    expect(reports).toEqual(['1:15 footnote-missing', '2:11 footnote-missing', '5:8 footnote-missing'])
  })
})
