import path from 'node:path'
import { printProblems } from '../problem/print-problems.ts'
import { proofread } from '../proof/proofread.ts'
import { readLibrary, textOf } from '../story/library.ts'
import { contentDir } from './settings.ts'

/** `npm run check`: every problem of every file, then a count; exit code 1 on any error. */
const root = path.resolve(contentDir())
const { problems } = readLibrary(root, undefined, proofread)
console.log(printProblems(problems, textOf(root), process.stdout.isTTY && !process.env.NO_COLOR))
process.exitCode = problems.some((problem) => problem.severity === 'error') ? 1 : 0
