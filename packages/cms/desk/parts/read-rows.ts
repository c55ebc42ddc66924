import { toRecord } from '../../../../lib/settings/read-json.ts'
import type { Known } from '../../edited-story.ts'
import { editedText } from './edited-text.ts'
import type { NewsroomFiles } from './newsroom-files.ts'
import type { TextRow } from './story-rows.ts'
import { stateOf } from './text-state.ts'

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
