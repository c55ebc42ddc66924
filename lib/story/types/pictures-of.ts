import type { Picture } from '../../picture/picture.ts'
import { everySection } from './every-section.ts'
import { assertNever } from './inline.ts'
import type { Section, SectionOf } from './section.ts'
import type { Story } from './story.ts'

/** All pictures on the pages of a site, without duplicates. */
export function picturesOf({
  stories,
  pages,
}: Readonly<Record<'stories' | 'pages', ReadonlyMap<string, Story>>>): Picture[] {
  return unique([...stories.values(), ...pages.values()].flatMap(picturesOfStory))
}

/** All pictures that a story or page shows in any language, without duplicates. */
export function picturesOfStory({ editions }: Story): Picture[] {
  const pictures = [...editions.values()].flatMap(({ cover, sections }) => [
    ...(cover ? [cover.picture] : []),
    ...figuresIn(sections).map(({ picture }) => picture),
  ])
  return unique(pictures)
}

/** The pictures in a text, at any depth, including the stills of embeds. */
export function figuresIn(sections: readonly Section[]): SectionOf<'figure'>[] {
  return everySection(sections).flatMap(ownFigures)
}

/** The pictures of a section itself, without those of the sections within it. */
function ownFigures(section: Section): SectionOf<'figure'>[] {
  switch (section.kind) {
    case 'figure':
      return [section]
    case 'embed':
      return section.still ? [{ kind: 'figure', id: section.id, place: section.place, ...section.still }] : []
    case 'paragraph':
    case 'heading':
    case 'quote':
    case 'list':
    case 'table':
    case 'chart':
    case 'code':
    case 'divider':
    case 'aside':
    case 'footnotes':
      return []
    default:
      return assertNever(section)
  }
}

/** Removes duplicates. A file used as a cover and in the text counts as two pictures: its widths differ. */
function unique(pictures: readonly Picture[]): Picture[] {
  return [...new Map(pictures.map((picture) => [`${picture.asset} ${picture.widths.join()}`, picture])).values()]
}
