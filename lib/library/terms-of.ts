import type { Story } from '../story/types/story.ts'
import { slugify } from './slugify.ts'

/** The name of a topic or an author that stories share, as one edition of a story writes it. */
export interface Term {
  /** The term's name in addresses, the same in every language. */
  readonly slug: string
  readonly label: string
  /** The language of the label. An edition without its own terms shows those of the original. */
  readonly lang: string
}

/** The key of the front matter that lists the terms. */
export type TermKey = 'tags' | 'authors'

/**
 * Returns the terms of a story in one of its languages. They are compared with the terms of the edition in the
 * publication’s default language, or else of the original. If the number is the same, they are the same terms in the
 * same order and share their slugs.
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
