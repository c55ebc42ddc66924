import { storyAddress } from '../publication/addresses.ts'
import type { Library } from './library.ts'

/** An address of the site that has moved, and where to: `/en/old-name/`, `/en/new-name/`. */
export interface Redirect {
  readonly from: string
  readonly to: string
}

/** The addresses that stories had under their former names, in each language. */
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
