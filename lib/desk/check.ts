import path from 'node:path'
import { printProblems } from '../problem/print-problems.ts'
import { compareProblems } from '../problem/problem.ts'
import { textOf } from '../story/library.ts'
import { readArguments } from './arguments.ts'
import { checkContent } from './check-content.ts'
import { printTiming } from './print-timing.ts'
import { contentDir } from './settings.ts'

/**
 * `npm run check`: every problem of every file, then a count; exit code 1 on any error. `--json` prints them as data,
 * `--timing` says how long it took, and how many stories had to be read.
 */
const { values } = readArguments({ options: { json: { type: 'boolean' }, timing: { type: 'boolean' } } })
const root = path.resolve(contentDir())
const { problems, read, stories } = await checkContent(root)
console.log(
  values.json
    ? JSON.stringify(problems.toSorted(compareProblems), null, 2)
    : printProblems(problems, textOf(root), process.stdout.isTTY && !process.env.NO_COLOR),
)
if (values.timing) printTiming(read, stories)
process.exitCode = problems.some((problem) => problem.severity === 'error') ? 1 : 0
