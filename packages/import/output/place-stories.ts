import { didYouMean } from '../../../lib/problem/did-you-mean.ts'
import {
  decodePercent,
  editionAddress,
  isOwnSlug,
  RESERVED_SLUGS,
  SLUG,
  toOwnSlug,
} from '../../../lib/publication/addresses.ts'
import { isTransliterable, toSlug } from '../../../lib/publication/slugs.ts'
import type { Collection } from '../../../lib/story/read/read-folder.ts'
import type { NormalizedEdition, PlacedEdition } from './normalize-edition.ts'

/** All languages of one story, and its folder. */
export interface PlacedStory {
  readonly collection: Collection
  readonly slug: string
  /** The editions. The first counts as the original if none says that it is a translation. */
  readonly editions: readonly [PlacedEdition, ...PlacedEdition[]]
  /**
   * The language of the original: of the only text that is no translation as the source has it, or the site’s;
   * undefined if neither is known.
   */
  readonly original: string | undefined
}

/**
 * Groups the languages of each story and gives it a unique slug. Texts in a language that the site does not have, and
 * second texts in one language, are reported and left out.
 * @param languages the languages of the site; undefined if it has no site.yaml
 * @param language the original language assumed for a story that does not state one
 */
export function placeStories(
  editions: readonly NormalizedEdition[],
  languages: readonly string[] | undefined,
  language: string,
): PlacedStory[] {
  const known = editions.filter(({ lang, warn, place }) => {
    if (!languages || languages.includes(lang)) return true
    const nearest = didYouMean(lang, languages)
    const hint = `Add it to \`languages\` in site.yaml and import again${nearest ? `, or say --language ${nearest}` : ''}.`
    warn(
      place,
      'language-unknown',
      `“${lang}” is not one of the site’s languages; this is not imported.`,
      hint,
      'error',
    )
    return false
  })
  const taken = new Set(RESERVED_SLUGS)
  // Originals come before translations, and the site’s language before others.
  const rank = ({ facts, lang }: NormalizedEdition) => (facts.translation ? 0 : 2) + (lang === language ? 1 : 0)
  const originalOf = (group: readonly NormalizedEdition[]) => {
    const originals = group.filter(({ facts }) => !facts.translation).map(({ lang }) => lang)
    return originals.length === 1 ? originals[0] : originals.find((lang) => lang === language)
  }
  const placed = [...Map.groupBy(known, ({ collection, key }) => `${collection} ${key}`).values()].flatMap(
    (group): PlacedStory[] => {
      const [first, ...others] = oneOfEach(group).sort((a, b) => rank(b) - rank(a))
      if (!first) return []
      const { collection, warn, place } = first
      const readable = [first, ...others].find(({ name }) => isTransliterable(decodePercent(name))) ?? first
      const wanted = shortened(toSlug(decodePercent(readable.name), readable.lang))
      const isReserved = RESERVED_SLUGS.includes(wanted)
      let slug = wanted
      // A page may replace one of the standing pages that every site has.
      if (!(isReserved && collection === 'pages'))
        for (let number = 2; taken.has(slug); number++) slug = `${wanted}-${number}`
      taken.add(slug)
      const message = `The address “${wanted}” is taken; this is “${slug}” now.`
      if (slug !== wanted)
        warn(place, isReserved ? 'slug-reserved' : 'slug-duplicate', message, 'Rename its folder as you like.')
      // A translation is published only if its original is.
      const translations = others.map((other) => ({ ...other, slug, isDraft: other.isDraft || first.isDraft }))
      const original = originalOf([first, ...others])
      return [{ collection, slug, original, editions: [{ ...first, slug }, ...translations] }]
    },
  )
  return withOwnSlugs(placed, taken)
}

/**
 * Gives a language the name that its source states for its address, if that is not the name of the folder.
 * @param taken the names of folders and of the site’s own pages
 */
function withOwnSlugs(stories: readonly PlacedStory[], taken: ReadonlySet<string>): PlacedStory[] {
  const own = new Set<string>()
  const named = (edition: PlacedEdition): PlacedEdition => {
    const { lang, slug, facts } = edition
    const name = toOwnSlug(decodePercent(facts.slug ?? ''))
    const key = `${lang}/${name}`
    if (!isOwnSlug(name) || name === slug || taken.has(name) || own.has(key)) return edition
    own.add(key)
    return { ...edition, ownSlug: name }
  }
  return stories.map((story) => {
    const [first, ...others] = story.editions
    return story.collection === 'pages' ? story : { ...story, editions: [named(first), ...others.map(named)] }
  })
}

/** The longest name of a story, in characters; file systems have names of at most 255 bytes. */
const LONGEST_SLUG = 120

function shortened(slug: string): string {
  if (slug.length <= LONGEST_SLUG) return slug
  return slug.slice(0, LONGEST_SLUG).replace(/(?<=.{60})-[^-]*$/, '')
}

function oneOfEach(group: readonly NormalizedEdition[]): NormalizedEdition[] {
  return [...Map.groupBy(group, ({ lang }) => lang).values()].flatMap(([first, ...doubles]) => {
    for (const { warn, place, lang } of doubles) {
      const message = `There is another text of this story in “${lang}”; this one is not imported.`
      warn(place, 'import-skipped', message, `The other is ${first?.source.name}.`, 'error')
    }
    return first ?? []
  })
}

/** An address of the old site, and the new one to which only a host can redirect it. */
export interface MovedAddress {
  readonly from: string
  readonly to: string
}

/**
 * Sorts the old addresses of stories by how they can redirect.
 * @param languages the languages of the site, which story addresses begin with
 * @returns `aliases`: those of the form `/en/name/`, by story, which the site itself redirects; `moved`: those of any
 * other form, which only a host can redirect
 */
export function oldAddresses(
  stories: readonly PlacedStory[],
  languages: readonly string[],
): { aliases: ReadonlyMap<PlacedStory, readonly string[]>; moved: MovedAddress[] } {
  const taken = new Set([...RESERVED_SLUGS, ...stories.map(({ slug }) => slug)])
  const aliases = new Map<PlacedStory, string[]>()
  const moved = new Map<string, string>()
  for (const story of stories) {
    const own: string[] = []
    aliases.set(story, own)
    for (const edition of story.editions) {
      const { former, facts, ownSlug } = edition
      if (facts.drafts.length > 0) continue
      const to = editionAddress(edition)
      for (const from of former) {
        const [, tag = '', name = ''] = /^\/([^/]+)\/([^/]+)\/?$/.exec(from) ?? []
        const isAddress = languages.includes(tag)
        if (isAddress && (name === story.slug || decodePercent(name) === ownSlug || own.includes(name))) continue
        if (isAddress && SLUG.test(name) && story.collection === 'stories' && !taken.has(name)) {
          own.push(name)
          taken.add(name)
        } else if (from !== to && !moved.has(from)) moved.set(from, to)
      }
    }
  }
  return { aliases, moved: [...moved].map(([from, to]) => ({ from, to })) }
}
