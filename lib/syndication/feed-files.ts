import { feedAddresses, frontAddress, topicAddress } from '../publication/addresses.ts'
import { referFrom } from '../publication/link-from.ts'
import { inLanguage } from '../publication/publication.ts'
import type { Library } from '../story/library.ts'
import { storiesIn } from '../story/stories-in.ts'
import { topicsOf } from '../story/topics.ts'
import { atomFeed } from './atom.ts'
import { type FeedList, toFeed, worksInFeed } from './feed.ts'
import { feedTextIn, feedTexts } from './feed-text.ts'
import { jsonFeed } from './json-feed.ts'
import { formatsWithEntries, languageFeed } from './named-feeds.ts'
import type { SiteContext, SiteFile } from './site-file.ts'

/** The feeds of the site: for each language and for each of its topics, as Atom and as JSON Feed. */
export function feedFiles(context: SiteContext): SiteFile[] {
  const { library, site, digestOf } = context
  const textsOf = onDemand(context)
  return feedLists(library).flatMap((list) => {
    const { works, ...facts } = list
    const from = [{ ...facts, twins: [...facts.twins] }, worksInFeed(list).map(({ slug }) => [slug, digestOf(slug)])]
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
        write(toFeed(list, context), name, site, ({ story }) => feedTextIn(textsOf(story.slug), story.lang, refer))
      return { name, from, make }
    })
  })
}

/** A story is read for the first feed that holds it, and most stories for none. */
function onDemand({ workOf }: SiteContext): (slug: string) => ReadonlyMap<string, string> {
  const made = new Map<string, ReadonlyMap<string, string>>()
  return (slug) => {
    const texts = made.get(slug) ?? feedTexts(workOf(slug))
    made.set(slug, texts)
    return texts
  }
}

/** The lists that have feeds. */
export function feedLists(library: Library): FeedList[] {
  const { publication } = library
  const tags = publication.languages.map(({ tag }) => tag)
  const hasDated = (tag: string) => languageFeed(library, tag).formats.includes('atom')
  return tags.flatMap((lang) => {
    const { name } = publication
    const description = inLanguage(publication.description, lang)
    const works = storiesIn(library, lang).map(({ work }) => work)
    const front = {
      title: name,
      description,
      lang,
      address: frontAddress(lang),
      twins: new Map(tags.filter(hasDated).map((tag) => [tag, frontAddress(tag)])),
      works,
    }
    const topics = [...topicsOf(library, lang)].map(([slug, { label, stories }]) => ({
      title: `${label} | ${name}`,
      description,
      lang,
      address: topicAddress(lang, slug),
      twins: new Map(
        tags
          .filter((tag) => formatsWithEntries(topicsOf(library, tag).get(slug)?.stories ?? []).includes('atom'))
          .map((tag) => [tag, topicAddress(tag, slug)]),
      ),
      works: stories.flatMap((story) => library.stories.get(story.slug) ?? []),
    }))
    return [front, ...topics]
  })
}
