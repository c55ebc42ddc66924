import { suitableTags } from '../language/language.ts'
import { type PublishedPicture, publishedPicture } from '../picture/picture.ts'
import { type Fact, factIn, languagesFor, type Publication, registeredTopics } from '../publication/publication.ts'
import { slugify } from '../publication/slugs.ts'
import type { Story, StoryEdition } from '../story/types/story.ts'
import {
  type FoundEdition,
  fillUp,
  type Library,
  memoizeByLanguage,
  type SpelledTerm,
  slugsOf,
  type Term,
} from './library.ts'

/** A term, and the stories that have it in one language: newest first, those without a date last. */
export interface TermStories extends Term {
  readonly stories: readonly FoundEdition[]
}

/** A topic in one language, with its stories. */
export interface Topic extends TermStories {
  /** Whether it is a section of the publication (`sections` in site.yaml), which exists even without stories. */
  readonly isSection: boolean
}

type Author = NonNullable<Publication['authors']>[string]

/** The facts about an author that site.yaml gives, in one language. */
export interface Profile extends Readonly<Pick<Author, 'kind' | 'languages' | 'sameAs'>> {
  readonly portrait: PublishedPicture | undefined
  /** The point of the portrait that stays in sight: two percentages. */
  readonly focus: string | undefined
  readonly role: Fact | undefined
  readonly about: Fact | undefined
  readonly email: string | undefined
  readonly url: string | undefined
}

/**
 * The topics of a story in one of its languages: its section (in site.yaml) first, then its tags. A tag that is the key
 * of a section or topic in site.yaml, or its name in any language, is that section or topic.
 */
export function topicsOfStory(story: Story, lang: string, publication: Publication): readonly Term[] {
  const section = registeredTerm(story.editions.get(lang)?.section, lang, publication) ?? []
  const named = (slug: string) => registeredTerm(slug, lang, publication)
  const tags = termsOf(story, lang, 'tags', publication).map(
    (tag) => named(tag.slug) ?? named(slugify(tag.label)) ?? tag,
  )
  return unique([section, tags].flat())
}

/** Returns the authors of a story, with their names as one of its languages writes them. */
export function authorsOfStory(story: Story, lang: string, publication: Publication): readonly Term[] {
  return unique(
    termsOf(story, lang, 'authors', publication).map((author) => registeredAuthor(author, lang, publication)),
  )
}

/**
 * Returns who is named by the credit of a picture, if it is the whole name of an author of the story or of site.yaml.
 */
export function creditedAuthor(credit: string, story: Story, lang: string, publication: Publication): Term | undefined {
  const term = registeredAuthor({ slug: slugify(credit), label: credit, lang }, lang, publication)
  if (Object.hasOwn(publication.authors ?? {}, term.slug)) return term
  return authorsOfStory(story, lang, publication).find(({ slug }) => slug === term.slug)
}

/** Returns the person who made a translation, and the editor who reviewed it. */
export function translatorsOf({ lang, translation }: StoryEdition, publication: Publication) {
  const { by, translator, reviewer } = translation ?? {}
  const termOf = (label: string | undefined) =>
    label === undefined ? undefined : registeredAuthor({ slug: slugify(label), label, lang }, lang, publication)
  return { translator: by === 'human' ? termOf(translator) : undefined, reviewer: termOf(reviewer) }
}

/** Returns the authors of a story, its translator and its reviewer. */
function contributorsOfStory(story: Story, lang: string, publication: Publication): readonly Term[] {
  const edition = story.editions.get(lang)
  const { translator, reviewer } = edition ? translatorsOf(edition, publication) : {}
  return unique([...authorsOfStory(story, lang, publication), translator ?? [], reviewer ?? []].flat())
}

/**
 * The topics of a language by slug: the publication's sections in the order of site.yaml, then the tags in the
 * alphabetical order of the language.
 */
export const topicsOf = memoizeByLanguage((library, lang): ReadonlyMap<string, Topic> => {
  const { publication } = library
  const tagged = termStories(library, lang, 'topic')
  const sections = Object.keys(publication.sections).flatMap((key) => registeredTerm(key, lang, publication) ?? [])
  const topics = new Map<string, Topic>(
    sections.map((term) => [term.slug, { ...term, stories: tagged.get(term.slug)?.stories ?? [], isSection: true }]),
  )
  for (const [slug, topic] of tagged) if (!topics.has(slug)) topics.set(slug, { ...topic, isSection: false })
  return topics
})

/**
 * The authors, translators and reviewers of a language’s stories by slug, in the alphabetical order of the language.
 */
export const authorsOf = memoizeByLanguage((library, lang) => termStories(library, lang, 'author'))

/**
 * Returns the topics or authors that no story of a language has, but stories of its fallback languages which it lacks:
 * each with its name in the language if site.yaml has one, and without stories of its own.
 */
export function termsOfFallback(library: Library, lang: string, kind: 'topic' | 'author'): readonly TermStories[] {
  const { publication } = library
  const termsIn = kind === 'topic' ? topicsOf : authorsOf
  const own = termsIn(library, lang)
  const [, ...others] = languagesFor(publication, lang)
  const found = others.flatMap((tag) => [...termsIn(library, tag).values()]).filter(({ slug }) => !own.has(slug))
  const named = [...new Map(found.toReversed().map((one) => [one.slug, one])).values()].toReversed().map((one) => {
    const term = { slug: one.slug, label: one.label, lang: one.lang }
    const known = kind === 'topic' ? registeredTerm(one.slug, lang, publication) : undefined
    return { ...(known ?? (kind === 'author' ? registeredAuthor(term, lang, publication) : term)), stories: [] }
  })
  return named.filter((one) => fillTerm(library, lang, kind, one, 1).length > 0)
}

/** Returns the sections of the newspaper that show no story in a language, not even one of another language. */
export const emptySections = memoizeByLanguage((library, lang): readonly string[] => {
  const sections = [...topicsOf(library, lang).values()].filter(({ isSection }) => isSection)
  return slugsOf(sections.filter((one) => fillTerm(library, lang, 'topic', one, 1).length === 0))
})

/** Fills the newest stories of a topic or an author up with stories of other languages. */
export function fillTerm(
  library: Library,
  lang: string,
  kind: 'topic' | 'author',
  { slug, stories }: Pick<TermStories, 'slug' | 'stories'>,
  size: number,
): readonly FoundEdition[] {
  const termsOf = kind === 'topic' ? topicsOf : authorsOf
  return fillUp(library, lang, stories, size, (all, tag) => termsOf(all, tag).get(slug)?.stories ?? [])
}

/** Returns the facts about an author in a language; undefined if site.yaml has no such author. */
export function profileOf({ publication, portraits }: Library, slug: string, lang: string): Profile | undefined {
  const { authors = {} } = publication
  const author = Object.hasOwn(authors, slug) ? authors[slug] : undefined
  if (!author) return undefined
  const { kind, role, about, focus, languages, email, url, sameAs } = author
  const texts = {
    role: role && factIn(role, lang, publication),
    about: about && factIn(about, lang, publication),
  }
  const portrait = portraits?.get(slug)
  return { kind, portrait: portrait && publishedPicture(portrait), focus, ...texts, languages, email, url, sameAs }
}

/** Returns the section or topic of site.yaml with this slug: its key, or its name in any language. */
function registeredTerm(slug: string | undefined, lang: string, publication: Publication): Term | undefined {
  const found = slug === undefined ? undefined : registryOf(publication).get(slug)
  if (!found) return undefined
  const [key, { label, code }] = found
  const name = factIn(label, lang, publication)
  return { slug: key, label: name.value, lang: name.lang, ...(code && { code }) }
}

type Registered = readonly [string, Publication['sections'][string]]

const registries = new WeakMap<Publication, ReadonlyMap<string, Registered>>()

function registryOf(publication: Publication): ReadonlyMap<string, Registered> {
  const known = registries.get(publication)
  if (known) return known
  const all = Object.entries(registeredTopics(publication))
  const byName = all.flatMap((one) => Object.values(one[1].label).map((label) => [slugify(label), one] as const))
  const registry = new Map([...byName, ...all.map((one) => [one[0], one] as const)])
  registries.set(publication, registry)
  return registry
}

/**
 * Returns the author of site.yaml whom a name means, by its key or a name in any language, with the name in a language;
 * else the name as it is.
 */
function registeredAuthor(author: Term, tag: string, publication: Publication): Term {
  const keys = authorKeysOf(publication)
  const key = keys.get(author.slug) ?? keys.get(slugify(author.label))
  if (key === undefined) return author
  const names = publication.authors?.[key]?.name
  const name = names && factIn(names, tag, publication)
  const isName = name && (suitableTags(tag).includes(name.lang) || [key, name.value].includes(author.label))
  return isName ? { slug: key, label: name.value, lang: name.lang } : { ...author, slug: key }
}

const authorKeys = new WeakMap<Publication, ReadonlyMap<string, string>>()

function authorKeysOf(publication: Publication): ReadonlyMap<string, string> {
  const known = authorKeys.get(publication)
  if (known) return known
  const keys = Object.entries(publication.authors ?? {}).flatMap(([key, { name = {} }]) =>
    [key, ...Object.values(name).map(slugify)].map((slug) => [slug, key] as const),
  )
  const made = new Map(keys)
  authorKeys.set(publication, made)
  return made
}

/**
 * Returns the terms of a story in one of its languages. They are compared with the terms of the edition in the
 * publication’s default language, or else of the original. If the number is the same, they are the same terms in the
 * same order and share their slugs.
 */
function termsOf(
  { editions, original }: Story,
  lang: string,
  key: 'tags' | 'authors',
  { defaultLanguage }: Publication,
): readonly Term[] {
  const own = editions.get(lang)?.[key] ?? []
  const first = editions.get(original)?.[key] ?? []
  const model = editions.get(defaultLanguage)?.[key] ?? first
  const isInherited = own.length > 0 && own.join('\n') === first.join('\n')
  return unique(
    own.map((label, index) => ({
      slug: slugify((own.length === model.length ? model[index] : undefined) ?? label),
      label,
      lang: isInherited || (key === 'authors' && label === first[index]) ? original : lang,
    })),
  )
}

/** Removes terms with the same slug: the last of them is kept, at the place of the first. */
function unique(terms: readonly Term[]): readonly Term[] {
  return [...new Map(terms.map((term) => [term.slug, term])).values()]
}

/** The terms of a story in one of its languages, by their kind. */
export const TERMS_OF = { topic: topicsOfStory, author: contributorsOfStory }

/**
 * Groups the stories of a language by their terms, sorted by label. A term's label is the spelling in most of its
 * stories; if several are equally common, the one in the newest story. Labels in the list's own language come before
 * labels in other languages.
 */
function termStories(library: Library, lang: string, kind: keyof typeof TERMS_OF): ReadonlyMap<string, TermStories> {
  const named = [...Map.groupBy(library.index.terms(kind, lang), ({ term }) => term.slug)].map(
    ([slug, ones]): TermStories => {
      const stories = ones.flatMap((one) => one.stories)
      // The spelling of the newest story comes first.
      ones.sort((a, b) => (a.stories[0]?.place ?? 0) - (b.stories[0]?.place ?? 0))
      if (ones.length > 1) stories.sort((a, b) => a.place - b.place)
      const own = ones.filter(({ term }) => term.lang === lang)
      const spellings = [...Map.groupBy(own.length > 0 ? own : ones, ({ term }) => term.label).values()]
      const usual = spellings.sort((a, b) => countOf(b) - countOf(a))[0]?.[0]?.term
      return { label: usual?.label ?? '', lang: usual?.lang ?? lang, slug, stories }
    },
  )
  const { compare } = new Intl.Collator(lang)
  return new Map(
    named.sort((a, b) => compare(a.label, b.label) || (a.slug < b.slug ? -1 : 1)).map((one) => [one.slug, one]),
  )
}

function countOf(spelled: readonly SpelledTerm[]): number {
  return spelled.reduce((sum, { stories }) => sum + stories.length, 0)
}
