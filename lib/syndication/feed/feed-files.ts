import { z } from 'zod'
import { memoizeByText } from '../../language/format.ts'
import { type Library, slugsOf, storiesIn } from '../../library/library.ts'
import type { SiteContext, SiteFile } from '../../library/site-file.ts'
import { authorsOf, topicsOf } from '../../library/terms.ts'
import { authorAddress, feedAddresses, frontAddress, referFrom, topicAddress } from '../../publication/addresses.ts'
import { inLanguage } from '../../publication/publication.ts'
import { readJson } from '../../settings/read-json.ts'
import { formatsWithEntries, hasFeed, languageFeed } from '../named-feeds.ts'
import { atomFeed } from './atom.ts'
import { FEED_LENGTH, type FeedList, toFeed } from './feed.ts'
import { feedTextIn, feedTexts } from './feed-text.ts'
import { jsonFeed } from './json-feed.ts'

/** The kind of memo that the texts of stories for feeds are. */
export const FEED_TEXTS = 'feed-texts'

/**
 * Caches the texts of the stories that are in feeds.
 * @param isWanted whether the text of a story is cached
 */
export function rememberFeedTexts(context: SiteContext, isWanted: (slug: string) => boolean): void {
  const slugs = [...new Set(feedLists(context.library).flatMap((list) => list.slugs))].filter(isWanted)
  for (const slug of slugs) textsOfStory(context, slug)
}

const textsSchema = z.array(z.tuple([z.string(), z.string()]))

/** Returns the texts of a story for feeds, by language. */
function textsOfStory(context: SiteContext, slug: string): ReadonlyMap<string, string> {
  const make = () => JSON.stringify([...feedTexts(context.storyOf(slug), context.library.publication)])
  const texts = readJson(textsSchema, context.rememberText(FEED_TEXTS, slug, make))
  if (!texts) throw new Error(`The database has no texts for feeds of the story “${slug}”. Delete the cache.`)
  return new Map(texts)
}

const WRITERS = { atom: atomFeed, json: jsonFeed }

/**
 * Returns the feeds of each language, of its topics, and of the authors that site.yaml describes: Atom and JSON Feed.
 * @param lists the lists that have feeds
 */
export function feedFiles(context: SiteContext, lists: readonly FeedList[] = feedLists(context.library)): SiteFile[] {
  const { site, digestOf } = context
  // A story is read for the first feed that contains it. Most stories are in no feed and are never read.
  const textsOf = memoizeByText((slug) => textsOfStory(context, slug))
  return lists.flatMap((list) => {
    const { slugs, ...facts } = list
    const from = [facts, slugs.map((slug) => [slug, digestOf(slug)])]
    return (['atom', 'json'] as const).map((format) => {
      const name = feedAddresses(list.address)[format].slice(1)
      const refer = referFrom(name, site)
      const make = () =>
        WRITERS[format](toFeed(list, context), name, site, ({ edition }) =>
          feedTextIn(textsOf(edition.slug), edition.lang, refer),
        )
      return { name, from, make }
    })
  })
}

/** Returns the lists that have feeds. */
export function feedLists(library: Library): FeedList[] {
  const { publication } = library
  const tags = publication.languages.map(({ tag }) => tag)
  const hasDated = (tag: string) => languageFeed(library, tag).formats.includes('atom')
  return tags.flatMap((lang) => {
    const { name } = publication
    const description = inLanguage(publication.description, lang)
    const front: FeedList = {
      title: name,
      description,
      lang,
      address: frontAddress(lang),
      translations: tags.filter(hasDated).map((tag) => [tag, frontAddress(tag)]),
      slugs: slugsOf(storiesIn(library, lang).slice(0, FEED_LENGTH)),
    }
    const named = (termsOf: typeof authorsOf, addressOf: typeof topicAddress): FeedList[] =>
      [...termsOf(library, lang)].map(([slug, { label, stories }]) => ({
        title: `${label} | ${name}`,
        description,
        lang,
        address: addressOf(lang, slug),
        translations: tags
          .filter((tag) => formatsWithEntries(termsOf(library, tag).get(slug)?.stories ?? []).includes('atom'))
          .map((tag) => [tag, addressOf(tag, slug)]),
        slugs: slugsOf(stories.slice(0, FEED_LENGTH)),
      }))
    const described: typeof authorsOf = (all, tag) =>
      new Map([...authorsOf(all, tag)].filter(([slug]) => hasFeed(publication, slug)))
    return [front, ...named(topicsOf, topicAddress), ...named(described, authorAddress)]
  })
}
