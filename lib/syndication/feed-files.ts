import type { Paragraph } from 'mdast'
import { z } from 'zod'
import { fill, formatDate, memoizeByText } from '../language/format.ts'
import { languageOf, nameInLanguage } from '../language/language.ts'
import type { Messages } from '../language/messages.ts'
import { translationSentence } from '../language/translation-sentence.ts'
import { type Library, slugsOf } from '../library/library.ts'
import { correctionsIn } from '../library/outlines.ts'
import type { SiteContext, SiteFile } from '../library/site-file.ts'
import { FEED_LIST, storyInput } from '../library/story-inputs.ts'
import { authorsOf, topicsOf } from '../library/terms.ts'
import {
  authorAddress,
  CORRECTIONS,
  editionAddress,
  feedAddresses,
  frontAddress,
  referFrom,
  storyAddress,
  topicAddress,
} from '../publication/addresses.ts'
import { inLanguage, languageIn, nameIn, type Publication, textIn } from '../publication/publication.ts'
import { readJson } from '../settings/read-json.ts'
import { figureToMarkdown } from '../story/kinds/figure.ts'
import type { Refer } from '../story/kinds/section-kind.ts'
import type { Story, StoryEdition } from '../story/types/story.ts'
import {
  correctionsFeed,
  FEED_LENGTH,
  type FeedList,
  feedStories,
  formatsWithEntries,
  hasFeed,
  languageFeed,
  toFeed,
} from './feeds.ts'
import { htmlText } from './html-text.ts'
import { htmlElement, toMdast } from './markdown-edition.ts'
import { atomFeed, jsonFeed } from './write-feed.ts'

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
  const { site } = context
  // A story is read for the first feed that contains it. Most stories are in no feed and are never read.
  const textsOf = memoizeByText((slug) => textsOfStory(context, slug))
  return lists.flatMap((list) => {
    const texts = list.slugs.map((slug) => ({ name: storyInput(slug) }))
    const inputs = [{ name: FEED_LIST + list.address, value: list, isKept: true }, ...texts]
    return (['atom', 'json'] as const).map((format) => {
      const name = feedAddresses(list.address)[format].slice(1)
      const refer = referFrom(name, site)
      const make = () =>
        WRITERS[format](toFeed(list, context), name, site, ({ edition, at }) =>
          list.corrections
            ? feedText(edition, undefined, context.library.publication)
            : feedTextIn(textsOf(edition.slug), edition.lang + at, refer),
        )
      return { name, inputs, make }
    })
  })
}

/** Returns the lists that have feeds. */
export function feedLists(library: Library): FeedList[] {
  const { publication } = library
  const tags = publication.languages.map(({ tag }) => tag)
  const hasDated = (tag: string) => languageFeed(library, tag).formats.includes('atom')
  return tags.flatMap((lang) => {
    const name = nameIn(publication, lang)
    const description = textIn(publication.description, lang, publication)
    const front: FeedList = {
      title: name,
      description,
      lang,
      address: frontAddress(lang),
      translations: tags.filter(hasDated).map((tag) => [tag, frontAddress(tag)]),
      slugs: slugsOf(feedStories(library, lang)),
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
    const corrections = correctionsIn(library, lang).slice(0, FEED_LENGTH)
    const { title, list: address } = correctionsFeed(publication, lang)
    const corrected = tags.filter((tag) => correctionsIn(library, tag).length > 0)
    const translations = corrected.map((tag) => [tag, storyAddress(tag, CORRECTIONS)] as const)
    const ofCorrections: FeedList = { title, description, lang, address, translations, slugs: [], corrections }
    const ofSite = corrections.length > 0 ? [front, ofCorrections] : [front]
    return [...ofSite, ...named(topicsOf, topicAddress), ...named(described, authorAddress)]
  })
}

/**
 * Returns the full texts of a story for feeds, by language: the translator, the corrections, the cover, the text; of a
 * live story also those of its updates, by language and key (`en#ships-leave`). Links
 * within the site stay as they are (`/en/about/`), so that each feed can rewrite them relative to its own place.
 */
export function feedTexts({ editions }: Story, publication: Publication): ReadonlyMap<string, string> {
  return new Map(
    [...editions].flatMap(([lang, edition]) => {
      const whole = feedText(edition, editions.get(edition.translation?.of ?? ''), publication)
      const bare = { ...edition, cover: undefined, translation: undefined, corrections: [] }
      const updates = edition.live ? edition.sections : []
      return [
        [lang, whole] as const,
        ...updates.flatMap((one) => {
          if (one.kind !== 'update') return []
          const own = { ...bare, lang: one.lang ?? lang, sections: one.sections }
          return [[`${lang}#${one.id}`, feedText(own, undefined, publication)] as const]
        }),
      ]
    }),
  )
}

/** Returns one of these texts with its links rewritten for a feed. */
function feedTextIn(texts: ReadonlyMap<string, string>, lang: string, refer: Refer): string {
  // Between tags a “<” is always escaped, so these matches are tags, and the sanitiser leaves them only these
  // attributes.
  return (texts.get(lang) ?? '').replaceAll(
    /(<a href|<img src)="(\/[^"]*)"/g,
    (_, start: string, address: string) => `${start}="${refer(address)}"`,
  )
}

function feedText(edition: StoryEdition, original: StoryEdition | undefined, publication: Publication): string {
  const { lang, cover } = edition
  const words = inLanguage(publication.messages, lang)
  const refer: Refer = (address) => (address.startsWith('#') ? editionAddress(edition) + address : address)
  const html = htmlText(
    [
      ...translatorAndCorrections(edition, words, publication),
      ...(cover ? [figureToMarkdown(cover, { words, refer })] : []),
      ...toMdast(edition.sections, { words, refer }),
      ...(original && edition.translation?.rest ? [restOf(original, edition.translation.rest, lang, words)] : []),
    ],
    lang,
  )
  // The page of a feed reader has its own language and direction.
  return `<div lang="${lang}" dir="${languageOf(lang).dir}">\n${html}\n</div>`
}

function translatorAndCorrections(edition: StoryEdition, words: Messages, publication: Publication): Paragraph[] {
  const { translation, corrections, lang } = edition
  const { dates } = languageIn(publication, lang)
  const translated = translation ? [paragraph('', '', { text: translationSentence(translation, words) })] : []
  const corrected = corrections.map((one) =>
    paragraph(
      fill(words[one.isWithdrawal ? 'withdrawn' : 'correction'], formatDate(one.date, dates)),
      words.colon,
      one,
    ),
  )
  return [...translated, ...corrected]
}

/** Returns a link to the part of the original that an abridged translation leaves out at its end. */
function restOf(original: StoryEdition, rest: string, lang: string, words: Messages): Paragraph {
  const { tag, endonym } = languageOf(original.lang)
  const name = nameInLanguage(lang, tag)
  const text = { type: 'text' as const, value: name ?? endonym }
  const children = name === undefined ? [htmlElement('span', { lang: tag }, [text])] : [text]
  const link = { type: 'link' as const, url: `${editionAddress(original)}#${rest}`, children }
  const [before = '', after = ''] = words.readRest.split('#')
  return { type: 'paragraph', children: [{ type: 'text', value: before }, link, { type: 'text', value: after }] }
}

/** Returns a paragraph: a subject in bold, and a text, which may be in a language other than the text’s around it. */
function paragraph(subject: string, before: string, { text, lang }: { text: string; lang?: string }): Paragraph {
  const strong = { type: 'strong' as const, children: [{ type: 'text' as const, value: subject }] }
  const foreign = lang && htmlElement('span', { lang, dir: languageOf(lang).dir }, [{ type: 'text', value: text }])
  const plain = { type: 'text' as const, value: foreign ? before : before + text }
  return { type: 'paragraph', children: [...(subject ? [strong] : []), plain, ...(foreign ? [foreign] : [])] }
}
