import { existsSync } from 'node:fs'
import path from 'node:path'
import { sourceTextOf } from '../../library/read-library.ts'
import { boundProblems, printProblems } from '../../problem/print-problems.ts'
import { printsColour } from '../../settings/process.ts'
import { contentDir } from '../../settings/settings.ts'
import { readArguments, requireBuildTime } from '../arguments.ts'
import { checkContent } from '../check/check-content.ts'
import { deadLinks } from '../check/dead-links.ts'
import { watchCheck } from '../check/watch-check.ts'
import { printTiming } from '../print-timing.ts'

/**
 * `npm run check` prints every problem of every file, then a count; exit code 1 on any error. `--json` prints them as
 * data. `--links` requests external links. `--timing` prints how long it took, and how many stories had to be read.
 * `--watch` checks again after each save.
 */
const { values } = readArguments({
  options: {
    json: { type: 'boolean' },
    links: { type: 'boolean' },
    timing: { type: 'boolean' },
    watch: { type: 'boolean' },
  },
})
requireBuildTime()
const root = path.resolve(contentDir())
if (values.watch && existsSync(root)) {
  await watchCheck(
    root,
    process.argv.slice(2).filter((option) => option !== '--watch'),
  )
}
const { problems: found, linked, read, stories } = await checkContent(root)
const problems = values.links ? [...found, ...(await deadLinks(root, linked))] : found
console.log(
  values.json
    ? JSON.stringify(boundProblems(problems), null, 2)
    : printProblems(problems, sourceTextOf(root), printsColour()),
)
if (values.timing) printTiming(read, stories)
process.exitCode = problems.some((problem) => problem.severity === 'error') ? 1 : 0
