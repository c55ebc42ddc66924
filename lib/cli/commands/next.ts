import { buildTime } from '../../settings/settings.ts'
import { readArguments, usageError } from '../command.ts'
import { coreCommands } from '../commands.ts'
import { type DueChange, dueChanges } from '../due-changes.ts'
import { missingPublication, readSite } from '../site.ts'

/** `npx masthead next` prints the times at which a story is to be published or withdrawn, the first one first; with `--since`, those that have passed. */
const { values } = readArguments(coreCommands.next)
const since = values.since === undefined ? undefined : Date.parse(values.since)
if (Number.isNaN(since)) usageError(`“${values.since}” is not a time. Write one such as 2026-03-01T08:00:00Z.`)
const site = readSite()
const later = await dueChanges(site.root, site.publication ?? missingPublication(site), since)
const changes = since === undefined ? later : later.filter(({ at }) => Date.parse(at) <= buildTime())
if (values.json) console.log(JSON.stringify(changes, null, 2))
else if (changes.length === 0)
  console.error(since === undefined ? 'No story is scheduled, and nothing ends.' : 'Nothing has become due.')
else for (const [at, due] of Map.groupBy(changes, ({ at }) => at)) console.log(`${at}  ${inWords(due).join(', ')}`)

/** Returns changes in words, with the languages of a story together: `publish harvest (en, ar)`. */
function inWords(changes: readonly DueChange[]): string[] {
  const same = Map.groupBy(changes, (due) => `${due.change} ${'file' in due ? due.file : due.story}`)
  return [...same].map(
    ([what, dues]) => `${what} (${dues.map((due) => ('file' in due ? due.key : due.language)).join(', ')})`,
  )
}
