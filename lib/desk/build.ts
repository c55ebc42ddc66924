import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { printProblems } from '../problem/print-problems.ts'
import { readLibrary } from '../story/library.ts'
import { contentDir, outDir } from './settings.ts'

/**
 * `npm run build`: checks the content, then lets Next build and the press press. Nothing is published unless all went well.
 * @returns the exit code
 */
export function build(): number {
  const { library, problems, textOf } = readLibrary(path.resolve(contentDir()))
  if (problems.length > 0) console.log(printProblems(problems, textOf, process.stdout.isTTY && !process.env.NO_COLOR))
  if (!library) return 1
  const { status } = spawnSync(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    stdio: 'inherit',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
  })
  if (status === 0) console.log(`\nPressed into ${outDir()}.`)
  return status ?? 1
}

if (import.meta.main) process.exitCode = build()
