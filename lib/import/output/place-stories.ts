import anyAscii from 'any-ascii'
import type { Redirect } from '../../library/redirects-of.ts'
import { didYouMean } from '../../problem/did-you-mean.ts'
import { RESERVED_SLUGS, SLUG, storyAddress } from '../../publication/addresses.ts'
import { decodePercent } from '../../source/decode-percent.ts'
import { type Collection, toSlug } from '../../story/read/read-folder.ts'
import type { ImportedEdition } from '../imported.ts'

/** All languages of one story, and its folder. */
export interface PlacedStory {
  readonly shelf: Collection
  readonly slug: string
  /** The editions. The first counts as the original if none says that it is a translation. */
  readonly editions: readonly ImportedEdition[]
}

/**
 * Groups the languages of each story and gives it a unique slug. Texts in a language that the site does not have, and
 * second texts in one language, are reported and left out.
 * @param languages the languages of the site; undefined if it has no site.yaml
 * @param language the original language assumed for a story that does not state one
 */
export function placeStories(
  editions: readonly ImportedEdition[],
  languages: readonly string[] | undefined,
  language: string,
): PlacedStory[] {
  const known = editions.filter((edition) => {
    const { lang, note, place } = edition
    if (!languages || languages.includes(lang)) return true
    const nearest = didYouMean(lang, languages)
    const hint = `Add it to \`languages\` in site.yaml and import again${nearest ? `, or say --language ${nearest}` : ''}.`
    note(place, 'language-unknown', `“${lang}” is none of the site’s languages; this is not imported.`, hint, 'error')
    return false
  })
  const taken = new Set(RESERVED_SLUGS)
  return [...Map.groupBy(known, ({ shelf, key }) => `${shelf} ${key}`).values()].flatMap((group): PlacedStory[] => {
    const [first, ...others] = oneOfEach(group).sort((a, b) => rank(b, language) - rank(a, language))
    if (!first) return []
    const wanted = toSlug(anyAscii(decodePercent(first.name)))
    // A page may replace one of the standing pages that every site has.
    const isStanding = first.shelf === 'pages' && RESERVED_SLUGS.includes(wanted)
    const slug = isStanding ? wanted : freeName(wanted, taken)
    taken.add(slug)
    if (slug !== wanted) {
      const rule = RESERVED_SLUGS.includes(wanted) ? 'slug-reserved' : 'slug-duplicate'
      first.note(
        first.place,
        rule,
        `The address “${wanted}” is taken; this is “${slug}” now.`,
        'Rename its folder as you like.',
      )
    }
    return [{ shelf: first.shelf, slug, editions: [first, ...others] }]
  })
}

function oneOfEach(group: readonly ImportedEdition[]): ImportedEdition[] {
  return [...Map.groupBy(group, ({ lang }) => lang).values()].flatMap(([first, ...doubles]) => {
    for (const { note, place, lang } of doubles) {
      const message = `There is another text of this story in “${lang}”; this one is not imported.`
      note(place, 'import-skipped', message, `The other is ${first?.source.name}.`, 'error')
    }
    return first ? [first] : []
  })
}

/** Returns a rank: originals come before translations, and the site’s language before others. */
function rank({ facts, lang }: ImportedEdition, language: string): number {
  return (facts.translation ? 0 : 2) + (lang === language ? 1 : 0)
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted
  let number = 2
  while (taken.has(`${wanted}-${number}`)) number++
  return `${wanted}-${number}`
}

/** The old addresses of stories, by how they can redirect. */
interface OldAddresses {
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
