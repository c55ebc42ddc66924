import { type Publication, sectionName } from '../publication/publication.ts'
import type { Story } from '../story/types/story.ts'
import { memoizeByLanguage } from './memoize-by-language.ts'
import { storiesIn } from './stories-in.ts'
import { type TermStories, termStories } from './term-stories.ts'
import { type Term, termsOf } from './terms-of.ts'

/** A topic in one language, with its stories. */
export interface Topic extends TermStories {
  /** Whether it is a section of the publication (`sections` in site.yaml), which exists even without stories. */
  readonly isDesk: boolean
}

/** The topics of a story in one of its languages: its section (in site.yaml) first, then its tags. */
export function topicsOfStory(story: Story, lang: string, publication: Publication): readonly Term[] {
  const desk = story.editions.get(lang)?.section
  const tags = termsOf(story, lang, 'tags', publication.defaultLanguage).map(
    (tag) => deskNamed(tag.slug, lang, publication) ?? tag,
  )
  const topics = [deskNamed(desk, lang, publication), ...tags]
  return [...new Map(topics.flatMap((topic) => (topic ? [[topic.slug, topic] as const] : []))).values()]
}

/**
 * The topics of a language by slug: the publication's sections in the order of site.yaml, then the tags in the
 * alphabetical order of the language. A tag with the slug of a section is that section.
 */
export const topicsOf = memoizeByLanguage((library, lang): ReadonlyMap<string, Topic> => {
  const { publication } = library
  const tagged = termStories(storiesIn(library, lang), lang, ({ story }) => topicsOfStory(story, lang, publication))
  const desks = Object.keys(publication.sections).flatMap((key) => deskNamed(key, lang, publication) ?? [])
  const topics = new Map<string, Topic>(
    desks.map((desk): [string, Topic] => [
      desk.slug,
      { ...desk, editions: tagged.get(desk.slug)?.editions ?? [], isDesk: true },
    ]),
  )
  for (const [slug, topic] of tagged) if (!topics.has(slug)) topics.set(slug, { ...topic, isDesk: false })
  return topics
})

function deskNamed(slug: string | undefined, lang: string, publication: Publication): Term | undefined {
  if (slug === undefined || !Object.hasOwn(publication.sections, slug)) return undefined
  return { slug, label: sectionName(publication, slug, lang) ?? slug, lang }
}
