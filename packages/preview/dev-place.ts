import type { Library } from '../../lib/library/library.ts'
import { hasList } from '../../lib/library/lists.ts'
import { LANGUAGE_CHOOSER, storyAddress } from '../../lib/publication/addresses.ts'
import { hasOffline, hasSearch } from '../../lib/settings/settings.ts'
import type { Collection } from '../../lib/story/read/read-folder.ts'

/**
 * Returns the content file that the page at an address shows, with its edition unless that is withdrawn; undefined for
 * a list, or if there is no page.
 */
export function devPlaceAt(library: Library, address: string) {
  const [lang = '', slug = '', ...more] = address.split('/').filter(Boolean)
  const collection: Collection = library.stories.has(slug) ? 'stories' : 'pages'
  const story = library[collection].get(slug)
  const edition = story?.editions.get(lang)
  if (more.length > 0 || !(edition || story?.withdrawn.has(lang))) return undefined
  return { collection, slug, lang, edition }
}

type DevPlace = NonNullable<ReturnType<typeof devPlaceAt>>

/** Returns whether the site has a page at an address. */
export function isPage(library: Library, address: string): boolean {
  const tools = [hasSearch() && 'search', hasOffline() && 'offline']
  const fixed = library.publication.languages.flatMap(({ tag }) => [
    `/${tag}/`,
    ...tools.map((tool) => `/${tag}/${tool}/`),
  ])
  return (
    [LANGUAGE_CHOOSER, ...fixed].includes(address) ||
    hasList(library, address) ||
    devPlaceAt(library, address) !== undefined
  )
}

/**
 * Returns whether a page shows the problems of a file. These are the problems of its own text, of other files in its
 * folder that are not texts, of site.yaml on every page, and of front.yaml on every list.
 */
export function isShownAt(place: DevPlace | undefined, file: string): boolean {
  const [, collection, slug, name] = file.split('/')
  if (collection === 'site.yaml') return true
  if (collection === 'front.yaml') return place === undefined
  const isBeside = place !== undefined && collection === place.collection && slug === place.slug
  return isBeside && (!name?.endsWith('.md') || name === `${place.lang}.md`)
}

/** Returns the address of the page that shows a file; undefined if there is none. */
export function devAddressOf(library: Library, file: string): string | undefined {
  const [, , slug = '', name = ''] = file.split('/')
  const address = storyAddress(name.replace(/\.md$/, ''), slug)
  return devPlaceAt(library, address) && address
}
