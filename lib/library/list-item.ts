import type { StoryEdition } from '../story/types/story.ts'

/** What a list shows of a story: data, which tells whether the list must be made again. */
export type ListItem = Pick<StoryEdition, 'slug' | 'lang' | 'title' | 'description' | 'date' | 'section' | 'kind'>

const items = new WeakMap<StoryEdition, ListItem>()

/** A story as lists show it. */
export function toListItem(edition: StoryEdition): ListItem {
  const known = items.get(edition)
  if (known) return known
  const { slug, lang, title, description, date, section, kind } = edition
  const item = { slug, lang, title, description, date, section, kind }
  items.set(edition, item)
  return item
}
