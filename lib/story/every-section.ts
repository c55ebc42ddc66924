import type { Section } from './section.ts'

/** All sections of a text in their order, those within others too, however deep they stand. */
export function everySection(sections: readonly Section[]): Section[] {
  return sections.flatMap((section) => [section, ...everySection(within(section))])
}

function within(section: Section): readonly Section[] {
  switch (section.kind) {
    case 'quote':
    case 'aside':
      return section.sections
    case 'list':
      return section.items.flat()
    case 'footnotes':
      return section.notes.flatMap((note) => note.sections)
    default:
      return []
  }
}
