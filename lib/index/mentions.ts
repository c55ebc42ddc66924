import { editionAddress } from '../publication/addresses.ts'
import type { LinkFacts } from '../story/translations/load-story.ts'

/** Returns the names that a file mentions: those of its links, its aliases, its own name, and the address with that. */
export function mentionedIn(file: LinkFacts): readonly string[] {
  return [...file.links.map(({ address }) => address.split('/')[2] ?? ''), ...otherNames(file), ...addressesIn(file)]
}

/** Returns the names of a file besides that of its folder, as they are in addresses. */
export function otherNames({ aliases, ownSlug }: LinkFacts): readonly string[] {
  return [...aliases.map(({ name }) => name), ...(ownSlug === undefined ? [] : [ownSlug])].map(encodeURIComponent)
}

/** Returns the address of a file that has its own name. */
export function addressesIn(file: LinkFacts): readonly string[] {
  return file.ownSlug === undefined ? [] : [editionAddress(file)]
}
