import { assetAddress, storyAddress } from '../publication/addresses.ts'
import type { Publication } from '../publication/publication.ts'
import { shownPictures } from '../story/kinds/kinds.ts'
import { lastChange, type Story } from '../story/types/story.ts'
import type { Library, StoryOutline } from './library.ts'
import { topicsOfStory } from './terms.ts'

/** Returns the outlines of all stories, newest first by the dates of their originals. */
export function outlinesOf({ index, stories, publication }: Library): readonly StoryOutline[] {
  return index?.outlines() ?? [...stories.values()].map((story) => outlineOf(story, publication))
}

/** Returns the facts of a story that files about all stories need. */
export function outlineOf(story: Story, publication: Publication): StoryOutline {
  const { slug, original } = story
  const editions = [...story.editions.values()].map((edition) => {
    const { lang, date } = edition
    const shown = shownPictures(edition).map(({ picture }) => assetAddress(picture.asset))
    return { lang, modified: lastChange(edition) ?? date, pictures: [...new Set(shown)] }
  })
  return { slug, original, topics: topicsOfStory(story, original, publication).map((topic) => topic.slug), editions }
}

/** Returns the stories that have had other names, or are withdrawn in a language. */
export function movedStories({ index, stories }: Library): readonly Story[] {
  return index?.moved() ?? [...stories.values()].filter(hasMoved)
}

/** Whether a story has had other names, or is withdrawn in a language. */
export function hasMoved({ aliases, withdrawn }: Story): boolean {
  return aliases.length > 0 || withdrawn.size > 0
}

/** A redirect from a former address to the present one: `/en/old-name/`, `/en/new-name/`. */
export interface Redirect {
  readonly from: string
  readonly to: string
}

/** Returns the addresses of the languages of stories that are withdrawn, sorted. */
export function withdrawnAddresses(library: Library): string[] {
  return movedStories(library)
    .flatMap(({ slug, withdrawn }) => [...withdrawn.keys()].map((lang) => storyAddress(lang, slug)))
    .sort()
}

/** The redirects from the former names of all stories, in each language. */
export function redirectsOf(library: Library): Redirect[] {
  return movedStories(library).flatMap(({ slug, aliases, editions, withdrawn }) =>
    aliases.flatMap((alias) =>
      [...editions.keys(), ...withdrawn.keys()].map((lang) => ({
        from: storyAddress(lang, alias),
        to: storyAddress(lang, slug),
      })),
    ),
  )
}
