import type { Library } from './library.ts'
import type { Picture } from './picture.ts'
import type { Section } from './section.ts'

/** Every picture that the site's pages show, by its name among the assets. */
export function picturesOf({ stories, pages }: Library): ReadonlyMap<string, Picture> {
  const editions = [...stories.values(), ...pages.values()].flatMap((work) => [...work.editions.values()])
  const pictures = editions.flatMap(({ cover, sections }) => [
    ...(cover ? [cover.picture] : []),
    ...sections.flatMap(picturesIn),
  ])
  return new Map(pictures.map((picture) => [picture.asset, picture]))
}

function picturesIn(section: Section): Picture[] {
  switch (section.kind) {
    case 'figure':
      return [section.picture]
    case 'quote':
    case 'aside':
      return section.sections.flatMap(picturesIn)
    case 'list':
      return section.items.flat().flatMap(picturesIn)
    case 'footnotes':
      return section.notes.flatMap((note) => note.sections.flatMap(picturesIn))
    default:
      return []
  }
}
