import { describe, expect, it } from 'vitest'
import { adaptSections } from '../../lib/story/translations/align-sections.ts'
import { libraryOf, storyIn } from './read-library.ts'
import { outlineOf, sectionsOf } from './sections-of.ts'

/**
 * The sections of a free translation in short: the id that each has, with + if no other language has it, and its words.
 */
function adapted(original: string, translation: string): string[] {
  const sections = adaptSections(sectionsOf(original), sectionsOf(translation))
  return sections.map((section) => {
    const places = section.places ? ` also ${section.places.join(' ')}` : ''
    return `${section.isOwn ? '+' : ''}${outlineOf([section])[0]}${places}`
  })
}

describe('a section of a free translation has the id of its counterpart', () => {
  it('if both follow the same heading', () => {
    expect(
      adapted('One.\n\n## A\n\nTwo.\n\nThree.\n\n## B\n\nFour.', 'Un.\n\n## A\n\nDeux.\n\n## B\n\nQuatre.'),
    ).toEqual(['p1 Un.', 'h1 A', 'p2 Deux. also p3', 'h2 B', 'p4 Quatre.'])
  })

  it('if a heading of another level is new or gone', () => {
    expect(adapted('## A\n\n### A1\n\nOne.\n\n## B\n\nTwo.', '## A\n\nUn.\n\n## B\n\n### B1\n\nDeux.')).toEqual([
      'h1 A also h2',
      'p1 Un.',
      'h3 B',
      '+own-h3 B1',
      'p2 Deux.',
    ])
  })

  it('and a section that the original has no counterpart for is a place of its own', () => {
    expect(adapted('One.\n\n## B\n\nTwo.', 'Un.\n\nPlus.\n\n- Liste.\n\n## B\n\nDeux.')).toEqual([
      'p1 Un.',
      '+own-p2 Plus.',
      '+list1 from undefined',
      'h1 B',
      'p2 Deux.',
    ])
  })

  it('if the translation has the same sections, as in any other translation', () => {
    expect(adapted('One.\n\n> Two.\n\n***', 'Un.\n\n> Deux.\n\n***')).toEqual(['p1 Un.', 'quote1', 'divider1'])
  })
})

it('publishes a free translation, whose links lead to the places that all languages share', () => {
  const story = (text: string, translation = '') =>
    `---\ntitle: A mill\ndate: 2025-02-24\n${translation}---\n\n${text}\n`
  const library = libraryOf({
    'stories/mill/en.md': story('One.\n\nTwo.\n\n## A\n\nThree.'),
    'stories/mill/ar.md': story(
      'واحد.\n\n## أ\n\nثلاثة، [هنا](#p3).',
      'translation: {of: en, by: human, form: adapted}\n',
    ),
  })
  expect(storyIn(library, 'mill', 'ar').sections.map(({ id }) => id)).toEqual(['p1', 'h1', 'p3'])
})
