import { SLUG } from '../../lib/publication/addresses.ts'
import { storyNames } from '../../lib/publication/slugs.ts'
import type { CmsStory } from './cms-config.ts'
import type { CmsField } from './cms-fields.ts'

/** A story that the CMS lists or has begun. */
export interface OpenStory extends CmsStory {
  /** The name of a new story in addresses of its own language, if it is not that of the folder. */
  readonly ownSlug?: string
  /** The headline that a new story begins with. */
  readonly headline?: string
}

/**
 * Returns the story that an editor means: the one with this name or headline, or a new one.
 * @param text the name of a story in addresses, or a headline in any script
 * @param original the language in which a new story is written
 * @param all lists of stories; of two with the same name the first counts
 */
export function openStory(text: string, original: string, ...all: readonly (readonly OpenStory[])[]): OpenStory {
  const title = text.trim()
  const known = all.flat()
  const found = known.find((story) => story.slug === title || story.title === title)
  if (found) return found
  if (SLUG.test(title)) return { slug: title, title, original }
  const isTaken = (name: string) => known.some(({ slug }) => slug === name)
  const names = storyNames(title, original, { day: new Date().toISOString().slice(0, 10), isTaken })
  return known.find(({ slug }) => slug === names.slug) ?? { ...names, title, headline: title, original }
}

/** Returns the fields of a story, with what they have in a new one: the headline, the time, and the mark of a draft. */
export function fieldsOfNew(fields: readonly CmsField[], headline = ''): readonly CmsField[] {
  const values = new Map<string, string | true>([
    ['title', headline],
    ['date', '{{now}}'],
    ['draft', true],
  ])
  return fields.map((field) => {
    const value = values.get(field.name)
    return value === undefined ? field : { ...field, default: value }
  })
}

/** Returns fields whose times are typed in a zone, which the file then names: `+04:00`. */
export function inTimeZone(fields: readonly CmsField[], zone: string): readonly CmsField[] {
  return fields.map((field) => ({
    ...field,
    ...(field.widget === 'datetime' ? { input_timezone: zone } : {}),
    ...(field.fields ? { fields: inTimeZone(field.fields, zone) } : {}),
  }))
}
