import { type Library, storiesIn } from '../../library/library.ts'
import type { SiteContext, SiteFile } from '../../library/site-file.ts'
import { topicsOf } from '../../library/terms.ts'
import { feedAddresses, frontAddress, topicAddress } from '../../publication/addresses.ts'
import { referFrom } from '../../publication/link-from.ts'
import { inLanguage } from '../../publication/publication.ts'
import { formatsWithEntries, languageFeed } from '../named-feeds.ts'
import { atomFeed } from './atom.ts'
import { type FeedList, storiesInFeed, toFeed } from './feed.ts'
import { feedTextIn, feedTexts } from './feed-text.ts'
import { jsonFeed } from './json-feed.ts'

/** Returns the feeds of the site: for each language and for each of its topics, as Atom and as JSON Feed. */
export function feedFiles(context: SiteContext): SiteFile[] {
  const { library, site, digestOf } = context
  const textsOf = onDemand(context)
  return feedLists(library).flatMap((list) => {
    const { stories, ...facts } = list
    const from = [
      { ...facts, translations: [...facts.translations] },
      storiesInFeed(list).map(({ slug }) => [slug, digestOf(slug)]),
    ]
    const { atom, json } = feedAddresses(list.address)
    return (
      [
        [atom, atomFeed],
        [json, jsonFeed],
      ] as const
    ).map(([address, write]) => {
      const name = address.slice(1)
      const refer = referFrom(name, site)
      const make = () =>
        write(toFeed(list, context), name, site, ({ edition }) =>
          feedTextIn(textsOf(edition.slug), edition.lang, refer),
        )
      return { name, from, make }
    })
  })
}

/**
 * Returns a function that reads a story for the first feed that contains it, and then caches its texts. Most stories
 * are in no feed and are never read.
 */
function onDemand({ storyOf }: SiteContext): (slug: string) => ReadonlyMap<string, string> {
  const made = new Map<string, ReadonlyMap<string, string>>()
  return (slug) => {
    const texts = made.get(slug) ?? feedTexts(storyOf(slug))
    made.set(slug, texts)
    return texts
  }
}

/** Returns the lists that have feeds. */
function feedLists(library: Library): FeedList[] {
  const { publication } = library
  const tags = publication.languages.map(({ tag }) => tag)
  const hasDated = (tag: string) => languageFeed(library, tag).formats.includes('atom')
  return tags.flatMap((lang) => {
    const { name } = publication
    const description = inLanguage(publication.description, lang)
    const stories = storiesIn(library, lang).map(({ story }) => story)
    const front: FeedList = {
      title: name,
      description,
      lang,
      address: frontAddress(lang),
      translations: new Map(tags.filter(hasDated).map((tag) => [tag, frontAddress(tag)])),
      stories,
    }
    const topics = [...topicsOf(library, lang)].map(
      ([slug, { label, editions }]): FeedList => ({
        title: `${label} | ${name}`,
        description,
        lang,
        address: topicAddress(lang, slug),
        translations: new Map(
          tags
            .filter((tag) => formatsWithEntries(topicsOf(library, tag).get(slug)?.editions ?? []).includes('atom'))
            .map((tag) => [tag, topicAddress(tag, slug)]),
        ),
        stories: editions.flatMap((edition) => library.stories.get(edition.slug) ?? []),
      }),
    )
    return [front, ...topics]
  })
}
