import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { printTiming, storyReports } from '../../lib/cli/check/story-reports.ts'
import { readArguments, usageError } from '../../lib/cli/command.ts'
import { missingPublication, readSite } from '../../lib/cli/site.ts'
import { readNewsroomConfig } from '../../lib/newsroom/newsroom-config.ts'
import { windowWidth } from '../../lib/settings/process.ts'
import { buildTime, contentDir } from '../../lib/settings/settings.ts'
import { sectionsText } from '../../lib/story/kinds/kinds.ts'
import type { ParsedStoryFile } from '../../lib/story/read/parse-story-file.ts'
import { foldersOf, readFolder } from '../../lib/story/read/read-folder.ts'
import { originalOf } from '../../lib/story/translations/join-languages.ts'
import { BOARD, boardPage } from './board-page.ts'
import { dueFirst, storiesOfReports } from './board-stories.ts'
import { translateCommands } from './commands.ts'
import { statusTable } from './status-table.ts'

/** The number of stories on a page, so that a browser shows it at once. */
const SHOWN = 500

/**
 * `npx masthead status` prints a table of stories and languages, what readers lack most first. On a terminal it fits
 * the window. `--json` also names the changed sections, `--html` writes a page with filters.
 */
const { values } = readArguments(translateCommands.status)
const { bundle } = await readNewsroomConfig(path.resolve(contentDir()))
const site = readSite()
const publication = site.publication ?? missingPublication(site)
const { names } = foldersOf(site.root, 'stories')
const { reports, read, chosen } = await storyReports(site.root, names, publication, bundle)
const originals = new Map<string, ParsedStoryFile>()
const stories = dueFirst(storiesOfReports(reports, chosen), buildTime())
if (values.html !== undefined) writeBoard(values.html)
else if (values.json) {
  const all = reports.map(({ loaded, states }) => ({ slug: loaded.slug, languages: states }))
  console.log(JSON.stringify(all, null, 2))
} else console.log(statusTable(stories, site.languages, windowWidth()))
if (values.timing) printTiming(read, names.length)

function writeBoard(file: string): void {
  if (existsSync(file) && !readFileSync(file, 'utf8').startsWith(BOARD))
    usageError(`${file} is not a page of translations. Name another file: --html board.html`)
  const shown = stories.slice(0, SHOWN)
  const rest = stories.length - shown.length
  const about = rest > 0 ? `${rest} more stories are not shown: <code>npx masthead status</code> has them.` : ''
  const page = boardPage(shown, publication, {
    about,
    textOf: changedText,
    toDo: (slug, tag) => `<code>npx masthead translate ${slug} ${tag}</code>`,
  })
  writeFileSync(file, page)
  console.log(`${file} shows ${shown.length} stories in ${site.languages.length} languages. Open it in a browser.`)
}

/** Returns the beginning of a section of an original that has changed. */
function changedText(slug: string, id: string): string {
  const original = originals.get(slug) ?? originalOf(readFolder(site.root, 'stories', slug, site.languages).files)
  if (original) originals.set(slug, original)
  const section = original?.sections.find((one) => one.id === id)
  const { title, description } = original?.frontMatter ?? {}
  const text = section ? sectionsText([section]) : [title, description].filter(Boolean).join(' · ')
  return text.replaceAll(/\s+/g, ' ').trim()
}
