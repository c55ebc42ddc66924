import path from 'node:path'
import { printProblems } from '../problem/print-problems.ts'
import { compareProblems } from '../problem/problem.ts'
import { proofread } from '../proof/proofread.ts'
import { readLibrary, textOf } from '../story/library.ts'
import { readArguments } from './arguments.ts'
import { contentDir } from './settings.ts'

/**
 * `npm run check`: every problem of every file, then a count; exit code 1 on any error. `--json` prints them as data,
 * `--timing` says how long it took.
 */
const { values } = readArguments({ options: { json: { type: 'boolean' }, timing: { type: 'boolean' } } })
const root = path.resolve(contentDir())
const { problems } = readLibrary(root, undefined, proofread)
console.log(
  values.json
    ? JSON.stringify(problems.toSorted(compareProblems), null, 2)
    : printProblems(problems, textOf(root), process.stdout.isTTY && !process.env.NO_COLOR),
)
if (values.timing) console.error(`${(performance.now() / 1000).toFixed(1)} s`)
process.exitCode = problems.some((problem) => problem.severity === 'error') ? 1 : 0
