import { readArguments, usageError } from '../arguments.ts'
import { COMMANDS } from '../commands.ts'
import { dueChanges } from '../schedule/due-changes.ts'
import { dueTimes, inWords, isTimerForm, TIMER_FORMS } from '../schedule/timer-forms.ts'
import { missingPublication, readSite } from '../site.ts'

/**
 * `npx masthead next` prints when the next build is due, because a story is scheduled or is to be withdrawn, and every
 * later one. `--as` prints them for a program that can start a build.
 */
const { values } = readArguments(COMMANDS.next)
const { as } = values
if (as !== undefined && !isTimerForm(as))
  usageError(`Masthead cannot write “${as}”. Write --as with one of these: ${Object.keys(TIMER_FORMS).join(', ')}.`)
if (as !== undefined && values.json) usageError('Write either --as or --json.')
const site = readSite()
const changes = await dueChanges(site.root, site.publication ?? missingPublication(site))
if (values.json) console.log(JSON.stringify(changes, null, 2))
else if (changes.length === 0) console.error('No story is scheduled, and none is to be withdrawn.')
else if (as !== undefined) console.log(TIMER_FORMS[as](dueTimes(changes), process.cwd()))
else {
  const byTime = Map.groupBy(changes, ({ at }) => at)
  for (const [at, due] of byTime) console.log(`${at}  ${inWords(due).join(', ')}`)
}
