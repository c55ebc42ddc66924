import { assetAddress, editionAddress, storyAddress } from '../publication/addresses.ts'
import { languagesFor, type Publication } from '../publication/publication.ts'
import { shownPictures } from '../story/kinds/kinds.ts'
import { bareEdition, type EditionNames, isUnreviewed, lastChange, notesOf, type Story } from '../story/types/story.ts'
import { type Library, type ListedCorrection, memoizeByLanguage, type StoryOutline } from './library.ts'
import { topicsOfStory } from './terms.ts'

/** Returns the outlines of all stories, newest first by the dates of their originals. */
export function outlinesOf({ index }: Library): readonly StoryOutline[] {
  return index.outlines()
}

/** Returns the facts of a story that files about all stories need. */
export function outlineOf(story: Story, publication: Publication): StoryOutline {
  const { slug, original } = story
  const editions = [...story.editions.values()].map((edition) => {
    const { lang, ownSlug, date } = edition
    const shown = shownPictures(edition).map(({ picture }) => assetAddress(picture.asset))
    const own = { ...(ownSlug !== undefined && { ownSlug }), ...(isUnreviewed(edition) && { isUnreviewed: true }) }
    return { lang, ...own, modified: lastChange(edition) ?? date, pictures: [...new Set(shown)] }
  })
  return { slug, original, topics: topicsOfStory(story, original, publication).map((topic) => topic.slug), editions }
}

/** Returns the stories that have had other names, or are withdrawn in a language. */
export function movedStories({ index }: Library): readonly Story[] {
  return index.moved()
}

/** Whether a story has had other names, or is withdrawn in a language. */
export function hasMoved(story: Story): boolean {
  return story.withdrawn.size > 0 || movesOf(story).length > 0
}

/**
 * Returns the redirects of a story: in each language from the former names, and from the name of the folder if there is
 * an own one. So an address by the folder’s name, which was the first one, always leads to the story.
 */
export function movesOf({ slug, aliases, editions, withdrawn }: Story): Move[] {
  return [...editions.values(), ...withdrawn.values()].flatMap((of) => {
    const names = new Set([slug, ...aliases, ...(of.formerly ?? [])])
    names.delete(of.ownSlug ?? slug)
    return Array.from(names, (name) => ({ from: storyAddress(of.lang, name), to: editionAddress(of), of }))
  })
}

/** Returns the corrections and the withdrawals of a story, in each language. */
export function correctionsOf({ editions, withdrawn }: Story): ListedCorrection[] {
  const corrected = [...editions.values()].flatMap((of) => {
    const ids = [...notesOf(of).keys()]
    return of.corrections.map((one, index) => [of, ids[index] ?? '', one] as const)
  })
  const gone = [...withdrawn.values()].map((of) => {
    const { lang, date, reason: text, reasonLang } = of
    const foreign = reasonLang === lang ? {} : { lang: reasonLang }
    return [of, 'withdrawal', { date, text, ...foreign, isWithdrawal: true as const }] as const
  })
  return [...corrected, ...gone].map(([{ slug, lang, ownSlug, title }, id, correction]) => {
    const own = ownSlug === undefined ? {} : { ownSlug }
    const facts = { slug, lang, ...own, title, description: correction.text, date: correction.date }
    return { ...bareEdition(facts), corrections: [correction], id }
  })
}

/** Returns the corrections of the stories of a language, and its withdrawn stories, the newest first. */
export const correctionsIn = memoizeByLanguage(({ index }, lang): readonly ListedCorrection[] => {
  const found = [...index.corrections(lang)].sort((a, b) => (a.slug + a.id < b.slug + b.id ? -1 : 1))
  return found.sort((a, b) => Date.parse(b.date ?? '') - Date.parse(a.date ?? ''))
})

/**
 * Returns the corrections of a language, and those in its fallback languages of stories that it lacks: each in the
 * first of them that has the story. The newest come first.
 */
export const correctionsFor = memoizeByLanguage((library, lang): readonly ListedCorrection[] => {
  const tags = languagesFor(library.publication, lang)
  const isIn = (story: Story | undefined, tag: string) => story?.editions.has(tag) || story?.withdrawn.has(tag)
  const found = tags.flatMap((tag, index) => {
    const better = tags.slice(0, index)
    const lacking = correctionsIn(library, tag).filter(
      ({ slug }) => !better.some((one) => isIn(library.stories.get(slug), one)),
    )
    const inOwn = (one: ListedCorrection) => ({
      ...one,
      corrections: one.corrections.map((of) => ({ lang: tag, ...of })),
    })
    return tag === lang ? lacking : lacking.map(inOwn)
  })
  return found.sort((a, b) => Date.parse(b.date ?? '') - Date.parse(a.date ?? ''))
})

/** A redirect from a former address to the present one: `/en/old-name/`, `/en/new-name/`. */
export interface Redirect {
  readonly from: string
  readonly to: string
}

/** A redirect, and the language of a story to which it leads. */
type Move = Redirect & { readonly of: EditionNames }

/** Returns the addresses of the languages of stories that are withdrawn, sorted. */
export function withdrawnAddresses(library: Library): string[] {
  return movedStories(library)
    .flatMap(({ withdrawn }) => [...withdrawn.values()].map(editionAddress))
    .sort()
}

/** The redirects from the former names of all stories, in each language. */
export function redirectsOf(library: Library): Redirect[] {
  return movedStories(library).flatMap((story) => movesOf(story).map(({ from, to }) => ({ from, to })))
}
