import type { Redirect } from '../../library/redirects-of.ts'
import { RESERVED_SLUGS, SLUG, storyAddress } from '../../publication/addresses.ts'
import type { PlacedStory } from './place-stories.ts'

/** The old addresses of stories, by how they can redirect. */
export interface OldAddresses {
  /** Old addresses of the form `/en/name/`, by story: the site itself redirects them. */
  readonly aliases: ReadonlyMap<PlacedStory, readonly string[]>
  /** Old addresses of any other form, which only a host can redirect. */
  readonly moved: readonly Redirect[]
}

/**
 * Sorts the old addresses of stories into aliases and others.
 * @param languages the languages of the site, which story addresses begin with
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
