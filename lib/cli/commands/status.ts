import path from 'node:path'
import { readPublication } from '../../publication/read-publication.ts'
import { contentDir } from '../../settings/settings.ts'
import { foldersOf } from '../../story/read/read-folder.ts'
import { readArguments, requireBuildTime, usageError } from '../arguments.ts'
import { storyReports } from '../check/story-reports.ts'
import { printTiming } from '../print-timing.ts'
import type { EditionState } from '../translate/edition-state.ts'

/** The text of a table cell; a number after it counts the sections that have changed. */
const MARKS = {
  original: 'o',
  complete: '+',
  behind: 'behind',
  misaligned: 'ALIGN',
  unreviewed: 'machine',
  unreadable: 'ERROR',
  missing: '-',
} as const

const LEGEND =
  'o original, + complete, - missing, machine: no person has reviewed it, behind: so many sections have changed since, ALIGN: its sections do not answer to the original’s, ERROR: see npx masthead check; in brackets why a story is not published'

/**
 * `npx masthead status` prints a table of stories and languages; `--json` also contains the names of the changed
 * sections.
 */
const { values } = readArguments({ options: { json: { type: 'boolean' }, timing: { type: 'boolean' } } })
requireBuildTime()
const root = path.resolve(contentDir())
const { publication } = readPublication(root)
if (!publication) usageError(`There is no sound site.yaml in ${root}.`)
const languages = publication.languages.map(({ tag }) => tag)
const { names } = foldersOf(root, 'stories')
const { notes, read } = await storyReports(root, names, publication)
const rows = notes.map(({ reading, states }) => ({ slug: reading.slug, states }))
if (values.json) {
  const data = rows.map(({ slug, states }) => ({ slug, languages: states }))
  console.log(JSON.stringify(data, null, 2))
} else {
  const table = [['', ...languages], ...rows.map(({ slug, states }) => [slug, ...Object.values(states).map(markOf)])]
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)))
  for (const row of table)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
  console.log(`\n${LEGEND}`)
}
if (values.timing) printTiming(read, names.length)

function markOf({ state, behind, held }: EditionState): string {
  const count = behind ? behind.changed.length + behind.added.length + behind.dropped.length : 0
  const mark = count > 0 ? `${MARKS[state]} ${count}` : MARKS[state]
  return held ? `${mark} (${held})` : mark
}
