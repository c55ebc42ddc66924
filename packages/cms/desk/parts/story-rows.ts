import type { PublishedText } from '../../published-texts.ts'
import { textPath } from './newsroom-files.ts'
import type { TextState } from './text-state.ts'

/** A text in the list of stories. */
export interface TextRow {
  readonly slug: string
  readonly lang: string
  readonly title: string
  /** The name in its address, if it is not that of the folder. */
  readonly ownSlug?: string
  readonly state: TextState
  /** The time by which stories are sorted, in milliseconds; 0 if the text has none. */
  readonly time: number
  /** Who writes it, reviews it, or has taken it on. */
  readonly persons: readonly string[]
  /** The language that it was translated from. */
  readonly of?: string
  /** The digests of the original that a translation was made from, by section. */
  readonly recorded?: Readonly<Record<string, string>>
  /** Why the file cannot be read. */
  readonly error?: string
  /** The version of the file; undefined if it is not known. */
  readonly version?: string | undefined
  /** Whether the state changes at a time that is still to come. */
  readonly isTimed?: boolean
}

/** A story in the list: its original, and all its texts in the order of the newspaper’s languages. */
export interface ListedStory {
  readonly original: TextRow
  readonly texts: readonly TextRow[]
}

/** Returns the rows of the newest texts that the last build has published; undefined if they cannot be had. */
export async function publishedRows(): Promise<ReadonlyMap<string, TextRow> | undefined> {
  try {
    const texts: readonly PublishedText[] = await (await fetch('stories.json')).json()
    const rows = texts.map((text): TextRow => ({ persons: [], state: 'published', ...text }))
    return new Map(rows.map((row) => [textPath(row.slug, row.lang), row]))
  } catch {
    return undefined
  }
}

/** Joins texts to stories, the newest first. */
export function storyRows(texts: Iterable<TextRow>, languages: readonly string[]): ListedStory[] {
  const order = ({ lang }: TextRow) => (languages.indexOf(lang) + languages.length + 1) % (languages.length + 1)
  const stories = [...Map.groupBy(texts, ({ slug }) => slug).values()].flatMap((all): ListedStory[] => {
    const sorted = all.toSorted((a, b) => order(a) - order(b))
    const original = sorted.find(({ of, error }) => of === undefined && !error) ?? sorted[0]
    return original ? [{ original, texts: sorted }] : []
  })
  return stories.sort((a, b) => b.original.time - a.original.time || (a.original.slug < b.original.slug ? -1 : 1))
}
