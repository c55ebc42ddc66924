import type { CmsLibrary } from './cms-config.ts'

/** A published text as the desk lists it before it has read the texts themselves. */
export interface PublishedText {
  readonly slug: string
  readonly lang: string
  readonly title: string
  /** The time by which stories are sorted, in milliseconds; 0 if the text has none. */
  readonly time: number
  /** The language that it was translated from. */
  readonly of?: string
}

/** Returns the texts of the newest published stories. Nobody who works on one is named: the file is public. */
export function publishedTexts({ index, stories }: CmsLibrary): readonly PublishedText[] {
  const newest = index.outlines().slice(0, LISTED)
  return newest.flatMap(({ slug }) => {
    const editions = [...(stories.get(slug)?.editions.values() ?? [])]
    return editions.map(({ lang, title, date, updated, translation }) => ({
      slug,
      lang,
      title,
      time: Math.max(...[date, updated].map((one) => Date.parse(one ?? '') || 0)),
      ...(translation ? { of: translation.of } : {}),
    }))
  })
}

/** The number of stories that are listed, the newest first. The desk finds the others when it reads the texts. */
const LISTED = 500
