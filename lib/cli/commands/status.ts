import path from 'node:path'
import { readNewsroomConfig } from '../../builder/compile/newsroom-config.ts'
import { contentDir } from '../../settings/settings.ts'
import { foldersOf } from '../../story/read/read-folder.ts'
import type { EditionState } from '../../story/translations/join-languages.ts'
import { printTiming, storyReports } from '../check/story-reports.ts'
import { COMMANDS, readArguments } from '../commands.ts'
import { missingPublication, readSite } from '../site.ts'

/** The text of a table cell; a number after it counts the sections that have changed. */
const CELLS = {
  original: 'o',
  complete: '+',
  begun: 'begun',
  behind: 'behind',
  misaligned: 'ALIGN',
  unreviewed: 'machine',
  unreadable: 'ERROR',
  missing: '-',
} as const

const LEGEND =
  'o original, + complete, - missing, machine: no person has reviewed it, begun: its last sections are missing, behind: so many sections have changed since, ALIGN: its sections do not match the original’s, ERROR: see npx masthead check; in brackets the form, and why a story is not published'

/** `npx masthead status` prints a table of stories and languages; `--json` also names the changed sections. */
const { values } = readArguments(COMMANDS.status)
const { bundle } = await readNewsroomConfig(path.resolve(contentDir()))
const site = readSite()
const publication = site.publication ?? missingPublication(site)
const { names } = foldersOf(site.root, 'stories')
const { reports, read } = await storyReports(site.root, names, publication, bundle)
const stories = reports.map(({ loaded, states }) => ({ slug: loaded.slug, languages: states }))
if (values.json) console.log(JSON.stringify(stories, null, 2))
else {
  const rows = stories.map(({ slug, languages }) => [slug, ...Object.values(languages).map(cellOf)])
  const table = [['', ...site.languages], ...rows]
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)))
  for (const row of table) {
    const cells = row.map((cell, column) => cell.padEnd(widths[column] ?? 0))
    console.log(cells.join('  ').trimEnd())
  }
  console.log(`\n${LEGEND}`)
}
if (values.timing) printTiming(read, names.length)

function cellOf({ state, form, behind, held }: EditionState): string {
  const count = behind ? behind.changed.length + behind.added.length + behind.dropped.length : 0
  const cell = count > 0 ? `${CELLS[state]} ${count}` : CELLS[state]
  const notes = [form, held].filter(Boolean).join(', ')
  return notes ? `${cell} (${notes})` : cell
}
