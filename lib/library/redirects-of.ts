import { storyAddress } from '../publication/addresses.ts'
import type { Library } from './library.ts'

/** A redirect from a former address to the present one: `/en/old-name/`, `/en/new-name/`. */
export interface Redirect {
  readonly from: string
  readonly to: string
}

/** Returns the addresses of the languages of stories that are withdrawn, sorted. */
export function withdrawnAddresses({ stories }: Library): string[] {
  return [...stories.values()]
    .flatMap(({ slug, withdrawn }) => [...withdrawn.keys()].map((lang) => storyAddress(lang, slug)))
    .sort()
}

/** The redirects from the former names of all stories, in each language. */
export function redirectsOf({ stories }: Library): Redirect[] {
  return [...stories.values()].flatMap(({ slug, aliases, editions, withdrawn }) =>
    aliases.flatMap((alias) =>
      [...editions.keys(), ...withdrawn.keys()].map((lang) => ({
        from: storyAddress(lang, alias),
        to: storyAddress(lang, slug),
      })),
    ),
  )
}
