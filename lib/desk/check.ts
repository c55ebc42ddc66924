import path from 'node:path'
import { printProblems } from '../problem/print-problems.ts'
import { readLibrary } from '../story/library.ts'
import { contentDir } from './settings.ts'

/** `npm run check`: every problem of every file, then a count; exit code 1 on any error. */
const { problems, textOf } = readLibrary(path.resolve(contentDir()))
console.log(printProblems(problems, textOf, process.stdout.isTTY && !process.env.NO_COLOR))
process.exitCode = problems.some((problem) => problem.severity === 'error') ? 1 : 0
