import type { Redirect } from '../../library/redirects-of.ts'
import { RESERVED_SLUGS, SLUG, storyAddress } from '../../publication/addresses.ts'
import type { PlacedStory } from './place-stories.ts'

/** What becomes of the addresses that stories had. */
export interface OldAddresses {
  /** By story, those of the form `/en/name/`: the site leads them on by itself. */
  readonly aliases: ReadonlyMap<PlacedStory, readonly string[]>
  /** Those of any other form, which only a host can lead on. */
  readonly moved: readonly Redirect[]
}

/**
 * Sorts the addresses that stories had into aliases and others.
 * @param languages those of the site, under whose addresses stories stand
 */
export function oldAddresses(stories: readonly PlacedStory[], languages: readonly string[]): OldAddresses {
  const taken = new Set([...RESERVED_SLUGS, ...stories.map(({ slug }) => slug)])
  const aliases = new Map<PlacedStory, string[]>()
  const moved = new Map<string, string>()
  for (const story of stories) {
    const own: string[] = []
    aliases.set(story, own)
    for (const { former, lang, facts } of story.editions) {
      if (facts.draft) continue
      const to = storyAddress(lang, story.slug)
      for (const from of former) {
        const [, tag = '', name = ''] = /^\/([^/]+)\/([^/]+)\/?$/.exec(from) ?? []
        if (languages.includes(tag) && name === story.slug) continue
        if (
          languages.includes(tag) &&
          SLUG.test(name) &&
          story.shelf === 'stories' &&
          (own.includes(name) || !taken.has(name))
        ) {
          if (!own.includes(name)) own.push(name)
          taken.add(name)
        } else if (from !== to && !moved.has(from)) moved.set(from, to)
      }
    }
  }
  return { aliases, moved: [...moved].map(([from, to]) => ({ from, to })) }
}
