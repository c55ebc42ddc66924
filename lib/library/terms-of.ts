import type { Story } from '../story/types/story.ts'
import { slugify } from './slugify.ts'

/** A name that stories share, a topic’s or an author’s, as one edition of a story writes it. */
export interface Term {
  /** Its name in addresses: the same in every language. */
  readonly slug: string
  readonly label: string
  /** The language it is written in: an edition that has no names of its own shows the original’s. */
  readonly lang: string
}

/** Where the names stand in a story. */
export type TermKey = 'tags' | 'authors'

/**
 * The names of a story in one of its languages. An edition that names as many as the edition in the publication’s default
 * language (where there is none: as the original) names the same ones, in the same order: they share their addresses.
 */
export function termsOf(story: Story, lang: string, key: TermKey, defaultLanguage: string): readonly Term[] {
  const { editions, original } = story
  const own = editions.get(lang)?.[key] ?? []
  const first = editions.get(original)?.[key] ?? []
  const model = editions.get(defaultLanguage)?.[key] ?? first
  const isInherited = own.length > 0 && own.join('\n') === first.join('\n')
  const names = own.map((label, index) => ({
    slug: slugify((own.length === model.length ? model[index] : undefined) ?? label),
    label,
    lang: isInherited ? original : lang,
  }))
  return [...new Map(names.map((name) => [name.slug, name])).values()]
}
