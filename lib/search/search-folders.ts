import { between } from '../language/fill.ts'
import type { SiteContext, SiteFolder, StoryPart } from '../library/site-file.ts'
import { inLanguage, type Publication, sectionName } from '../publication/publication.ts'
import { hasSearch, isPortable } from '../settings/settings.ts'
import { withoutPulls } from '../story/kinds/aside.ts'
import { sectionsText } from '../story/kinds/kinds.ts'
import { deskOf, type Story, type StoryEdition } from '../story/types/story.ts'
import { bucketCount, bucketOf } from './buckets.ts'
import { indexBucket } from './index-bucket.ts'
import { searchSpelling } from './spelling.ts'

/**
 * Returns the search indexes, in a folder under each language's search page, so readers of one language load nothing of
 * the others. An index is rebuilt only when a story in it has changed in its language. A portable site has none,
 * because search does not work from a disk.
 */
export function searchFolders(context: SiteContext): readonly SiteFolder[] {
  if (!hasSearch() || isPortable()) return []
  return context.library.publication.languages.flatMap(({ tag }) => foldersIn(tag, context))
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

function foldersIn(lang: string, { library, partOf, partDigestOf }: SiteContext): SiteFolder[] {
  const editions = [...library.stories.values()].flatMap(({ editions }) => editions.get(lang) ?? [])
  const count = bucketCount(editions.length)
  const buckets = Map.groupBy(editions, ({ slug }) => bucketOf(slug, count))
  return Array.from({ length: count }, (_, bucket) => bucket).flatMap((bucket) => {
    const found = (buckets.get(bucket) ?? []).map((edition) => ({
      slug: edition.slug,
      meta: metaOf(edition, library.publication),
      words: partDigestOf(edition.slug, searchPart(lang)),
    }))
    if (found.length === 0) return []
    return {
      name: `${lang}/search/${bucket}`,
      from: found,
      makeAll: () => {
        const records = found.map(({ slug, meta }) => ({ url: `${slug}/`, meta, text: partOf(slug, searchPart(lang)) }))
        return indexBucket({ lang, records, isFirst: bucket === 0 })
      },
    }
  })
}

/** Returns what a result shows beside the excerpt. Pagefind also finds these words. */
function metaOf(edition: StoryEdition, publication: Publication): Readonly<Record<string, string>> {
  const { title, date, authors, section, kind, lang } = edition
  const words = inLanguage(publication.messages, lang)
  const desk = deskOf(edition)
  const kicker = [sectionName(publication, section, lang), kind && words[kind]].filter(Boolean)
  return {
    title: searchSpelling(title, lang),
    ...(date ? { date: date.slice(0, '2025-02-24'.length) } : {}),
    ...(kicker.length > 0 ? { kicker: kicker.join(between(words.slash)) } : {}),
    ...(desk ? { desk } : {}),
    ...(authors.length > 0 ? { by: authors.join(', ') } : {}),
  }
}
