import { isTransliterable, toSlug } from '../language/transliterate.ts'
import { SLUG, toOwnSlug } from './addresses.ts'

/**
 * Returns the names of a new story. A headline that has no usual form in Latin letters keeps its own in the address;
 * its folder is then named for the day.
 * @param lang the language of the headline
 * @param options.day such as 2025-02-24
 * @param options.given the name that the writer chose; else the headline makes it
 * @param options.isTaken whether there is a story with this name
 * @example
 * storyNames('Мост', 'ru', { day: '2025-02-24', isTaken: () => false }) // => { slug: 'most' }
 * storyNames('پل', 'fa', { day: '2025-02-24', isTaken: () => false }) // => { slug: 'story-2025-02-24', ownSlug: 'پل' }
 */
export function storyNames(
  title: string,
  lang: string,
  options: { readonly day: string; readonly given?: string | undefined; readonly isTaken: (slug: string) => boolean },
): StoryNames {
  const { day, given, isTaken } = options
  const isLatin = isTransliterable(title)
  if (given !== undefined && SLUG.test(given)) return { slug: given }
  const slug = isLatin ? toSlug(title, lang) : freeName(`story-${day}`, isTaken)
  const ownSlug = given ?? (isLatin ? undefined : toOwnSlug(title))
  return ownSlug === undefined || ownSlug === slug ? { slug } : { slug, ownSlug }
}

/** The names of a new story. */
interface StoryNames {
  /** The name of its folder, and in the addresses of languages that have no name of their own. */
  readonly slug: string
  /** Its name in the addresses of its own language, if that is another. */
  readonly ownSlug?: string
}

/** Returns the name, or the name with the first number that makes it free. */
function freeName(name: string, isTaken: (slug: string) => boolean): string {
  let free = name
  for (let number = 2; isTaken(free); number++) free = `${name}-${number}`
  return free
}
