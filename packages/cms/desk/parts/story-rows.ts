import { toRecord } from '../../../../lib/settings/read-json.ts'
import type { Known } from '../../edited-story.ts'
import type { PublishedText } from '../../published-texts.ts'
import { editedText } from './edited-text.ts'
import { type NewsroomFiles, textPath } from './newsroom-files.ts'
import { stateOf, type TextState } from './text-state.ts'

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

/**
 * Returns the rows of all texts. Texts that are as they were at the last visit are not read again.
 * @param kept the rows of the last visit
 * @param tell is told from time to time how many are read, of how many
 */
export async function readRows(
  files: NewsroomFiles,
  known: Known,
  kept: ReadonlyMap<string, TextRow>,
  tell: (done: number, all: number) => void,
): Promise<ReadonlyMap<string, TextRow>> {
  const versions = await files.versions()
  const rows = new Map<string, TextRow>()
  for (const [path, version] of versions) {
    const row = kept.get(path)
    if (row && version !== '' && row.version === version && !row.isTimed) rows.set(path, row)
  }
  for await (const texts of files.texts([...versions.keys()].filter((path) => !rows.has(path)))) {
    for (const [path, text] of texts) {
      const row = rowOf(path, text, known, files.reviews?.isPending(path))
      rows.set(path, { ...row, version: versions.get(path) })
    }
    tell(rows.size, versions.size)
  }
  return rows
}

/**
 * Returns the row of a text.
 * @param isPending whether this version waits on a branch of its own
 */
export function rowOf(path: string, file: string, known: Known, isPending = false): TextRow {
  const [, slug = '', name = ''] = path.split('/')
  const row = { slug, lang: name.replace(/\.md$/, ''), title: slug, time: 0, persons: [], state: 'draft' as const }
  try {
    const values = editedText(file, known)
    const { title, slug: ownSlug, date, updated, publish, unpublish, authors, assigned, review, translation } = values
    const time = Math.max(
      ...[date, updated, publish, toRecord(review).at].map((value) => Date.parse(String(value)) || 0),
    )
    const { of, sections } = toRecord(translation)
    const recorded = Object.entries(toRecord(sections)).map(([id, digest]) => [id, String(digest)] as const)
    const persons = [...(Array.isArray(authors) ? authors : []), assigned, toRecord(review).by]
    return {
      ...row,
      title: typeof title === 'string' ? title : slug,
      ...(typeof ownSlug === 'string' ? { ownSlug } : {}),
      time,
      persons: persons.filter((person) => typeof person === 'string'),
      state: stateOf(values, Date.now(), isPending),
      ...(typeof of === 'string' ? { of } : {}),
      isTimed: [publish, toRecord(unpublish).date].some((one) => Date.parse(String(one)) > Date.now()),
      ...(recorded.length > 0 ? { recorded: Object.fromEntries(recorded) } : {}),
    }
  } catch (error) {
    return { ...row, error: error instanceof Error ? error.message : String(error) }
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
