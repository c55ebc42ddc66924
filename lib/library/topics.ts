import { type Publication, sectionName } from '../publication/publication.ts'
import type { Story } from '../story/types/story.ts'
import { memoizeByLanguage } from './memoize-by-language.ts'
import { storiesIn } from './stories-in.ts'
import { type TermStories, termStories } from './term-stories.ts'
import { type Term, termsOf } from './terms-of.ts'

/** What stories are about, in one language. */
export interface Topic extends TermStories {
  /** Whether it is one of the publication’s desks (`sections` in site.yaml); a desk is there before its first story. */
  readonly isDesk: boolean
}

/** The topics of a story in one of its languages: its desk first, then its tags. */
export function topicsOfStory(story: Story, lang: string, publication: Publication): readonly Term[] {
  const desk = story.editions.get(lang)?.section
  const tags = termsOf(story, lang, 'tags', publication.defaultLanguage).map(
    (tag) => deskNamed(tag.slug, lang, publication) ?? tag,
  )
  const topics = [deskNamed(desk, lang, publication), ...tags]
  return [...new Map(topics.flatMap((topic) => (topic ? [[topic.slug, topic] as const] : []))).values()]
}

/**
 * The topics of a language by their names in addresses: the desks, in the order of site.yaml, then what the tags name, in
 * the order of the language. A tag that is called like a desk is the desk.
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
