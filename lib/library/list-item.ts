import type { StoryEdition } from '../story/types/story.ts'

/** The data of a story that a list shows. If none of it has changed, the list need not be rendered again. */
export type ListItem = Pick<StoryEdition, 'slug' | 'lang' | 'title' | 'description' | 'date' | 'section' | 'kind'>

const items = new WeakMap<StoryEdition, ListItem>()

/** Returns the list item of an edition: always the same object for the same edition. */
export function toListItem(edition: StoryEdition): ListItem {
  const known = items.get(edition)
  if (known) return known
  const { slug, lang, title, description, date, section, kind } = edition
  const item = { slug, lang, title, description, date, section, kind }
  items.set(edition, item)
  return item
}
