import type { Story } from './story.ts'

/** What a list shows of a story: data, which tells whether the list must be made again. */
export type ListItem = Pick<Story, 'slug' | 'lang' | 'title' | 'description' | 'date' | 'section' | 'kind'>

const items = new WeakMap<Story, ListItem>()

/** A story as lists show it. */
export function itemOf(story: Story): ListItem {
  const known = items.get(story)
  if (known) return known
  const { slug, lang, title, description, date, section, kind } = story
  const item = { slug, lang, title, description, date, section, kind }
  items.set(story, item)
  return item
}
