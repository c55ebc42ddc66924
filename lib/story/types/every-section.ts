import { assertNever } from './inline.ts'
import type { Section } from './section.ts'

/** All sections of a text in order, including sections nested at any depth. */
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
    case 'paragraph':
    case 'heading':
    case 'figure':
    case 'table':
    case 'chart':
    case 'embed':
    case 'code':
    case 'divider':
      return []
    default:
      return assertNever(section)
  }
}
