import { hash } from 'node:crypto'
import { between } from '../language/format.ts'
import type { Library } from '../library/library.ts'
import { outlinesOf } from '../library/outlines.ts'
import type { SiteContext, SiteFolder, StoryPart } from '../library/site-file.ts'
import { SEARCH_LIST, storyInput } from '../library/story-inputs.ts'
import { editionAddress, frontAddress } from '../publication/addresses.ts'
import { inLanguage, type Publication, sectionName } from '../publication/publication.ts'
import { hasSearch, isPortable } from '../settings/settings.ts'
import { sectionsText, withoutPulls } from '../story/kinds/kinds.ts'
import { rubricOf, type Story, type StoryEdition } from '../story/types/story.ts'
import { indexBucket } from './index-bucket.ts'
import { searchSpelling } from './spelling.ts'

/** The stories of a search index, by slug. */
export interface SearchIndex {
  readonly lang: string
  readonly bucket: number
  readonly slugs: readonly string[]
}

/** Divides the stories of each language into search indexes. */
export function searchIndexes(library: Library): readonly SearchIndex[] {
  if (!hasSearch() || isPortable()) return []
  const outlines = outlinesOf(library)
  return library.publication.languages.flatMap(({ tag: lang }) => {
    const own = outlines.filter(({ editions }) => editions.some((edition) => edition.lang === lang))
    const slugs = own.map(({ slug }) => slug)
    const count = bucketCount(slugs.length)
    const buckets = [...Map.groupBy(slugs, (slug) => bucketOf(slug, count))].sort(([one], [other]) => one - other)
    return buckets.map(([bucket, ones]) => ({ lang, bucket, slugs: ones }))
  })
}

/**
 * Returns the search indexes, in a folder under each language's search page, so readers of one language load nothing of
 * the others. An index is rebuilt only when a story in it has changed in its language. A portable site has none,
 * because search does not work from a disk.
 */
export function searchFolders(context: SiteContext, indexes = searchIndexes(context.library)): readonly SiteFolder[] {
  return indexes.map((index) => folderOf(index, context))
}

/** Returns the parts of a story that the search indexes: its words in each language, without the headline. */
export function searchParts({ editions }: Story): readonly StoryPart[] {
  if (!hasSearch() || isPortable()) return []
  return [...editions].map(([lang, { description, isExcerpt, sections }]) => ({
    name: searchPart(lang),
    make: () => {
      const text = sectionsText(withoutPulls(sections))
      return searchSpelling(isExcerpt ? text : `${description}\n${text}`, lang)
    },
  }))
}

function searchPart(lang: string): string {
  return `search-${lang}`
}

function folderOf(index: SearchIndex, { library, partOf, partDigestOf }: SiteContext): SiteFolder {
  const { lang, bucket, slugs } = index
  const texts = slugs.map((slug) => ({ name: storyInput(slug) }))
  const { fallback = {} } = library.publication
  const isShared = Object.values(fallback).some((others) => others.includes(lang))
  const languages = (slug: string) => (isShared ? [...(library.stories.get(slug)?.editions.keys() ?? [])] : undefined)
  const find = () =>
    slugs
      .flatMap((slug) => library.stories.get(slug)?.editions.get(lang) ?? [])
      .map((edition) => ({
        slug: edition.slug,
        url: editionAddress(edition).slice(frontAddress(lang).length),
        meta: metaOf(edition, library.publication),
        languages: languages(edition.slug),
        words: partDigestOf(edition.slug, searchPart(lang)),
      }))
  return {
    name: `${lang}/search/${bucket}`,
    inputs: [{ name: `${SEARCH_LIST}${lang}/${bucket}`, value: index, isKept: true }, ...texts],
    from: find,
    makeAll: () => {
      const records = find().map(({ slug, words: _, ...record }) => {
        return { ...record, text: partOf(slug, searchPart(lang)) }
      })
      return indexBucket({ lang, records, isFirst: bucket === 0 })
    },
  }
}

/** Returns what a result shows beside the excerpt. Pagefind also finds these words. */
function metaOf(edition: StoryEdition, publication: Publication): Readonly<Record<string, string>> {
  const { title, date, authors, section, kind, lang } = edition
  const words = inLanguage(publication.messages, lang)
  const rubric = rubricOf(edition)
  const kicker = [sectionName(publication, section, lang)?.value, kind && words[kind]].filter(Boolean)
  return {
    title: searchSpelling(title, lang),
    ...(date ? { date: date.slice(0, '2025-02-24'.length) } : {}),
    ...(kicker.length > 0 ? { kicker: searchSpelling(kicker.join(between(words.slash)), lang) } : {}),
    ...(rubric ? { rubric } : {}),
    ...(authors.length > 0 ? { by: searchSpelling(authors.join(', '), lang) } : {}),
  }
}

/** Returns how many indexes a number of stories is divided into: a power of two, so that it seldom changes. */
export function bucketCount(stories: number): number {
  let count = 1
  while (count < MOST_BUCKETS && stories > count * STORIES_PER_BUCKET * 1.5) count *= 2
  return count
}

/** About how many stories share an index. If one of them changes, the index is rebuilt in about a second. */
const STORIES_PER_BUCKET = 512

/** The most indexes of a language. A search queries all of them, so they stay few as the archive grows. */
const MOST_BUCKETS = 32

/** Returns the index that a story belongs to. It depends on the story's slug alone. */
export function bucketOf(slug: string, count: number): number {
  return Number.parseInt(hash('sha256', slug).slice(0, 8), 16) % count
}
