import type { Redirect } from '../hosts/redirect-lines.ts'
import { storyAddress } from '../publication/addresses.ts'
import type { Library } from './library.ts'

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
