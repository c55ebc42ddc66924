import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { codeDigest } from '../press/code-digest.ts'
import { compiledFolder, readCompiled } from '../press/compiled.ts'
import { lock } from '../press/lock.ts'
import { ContentError, pressSite } from '../press/press-site.ts'
import { recover } from '../press/swap-folder.ts'
import { printProblems } from '../problem/print-problems.ts'
import type { Problem } from '../problem/problem.ts'
import { readLibrary, textOf } from '../story/library.ts'
import { readSample } from '../story/the-library.ts'
import { contentDir, outDir } from './settings.ts'

const root = path.resolve(contentDir())

/**
 * `npm run build`: presses the content into OUT_DIR. Next compiles the code and renders a page of each kind when the code
 * has changed; otherwise what it compiled before serves. Nothing is published unless all went well.
 * @returns the exit code
 */
export async function build(): Promise<number> {
  Object.assign(process.env, { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' })
  let unlock = () => {}
  try {
    unlock = lock(process.cwd())
    recover(path.resolve(outDir()))
    const compiled = readCompiled(compiledFolder(process.cwd(), codeDigest(process.cwd())))
    if (compiled && process.env.PRESS !== 'off') report(await pressSite(process.cwd(), compiled))
    else if (!(await buildWithNext())) return 1
  } catch (error) {
    if (error instanceof ContentError) report(error.problems)
    else console.error(error instanceof Error ? error.message : error)
    return 1
  } finally {
    unlock()
  }
  console.log(`\nPressed into ${outDir()}.`)
  return 0
}

/** Next stops at the first fault, so what it is going to read is checked before, and everything if that has errors. */
async function buildWithNext(): Promise<boolean> {
  const isSound = Boolean((process.env.PRESS === 'off' ? readLibrary(root) : readSample(root)).library)
  if (!isSound) throw new ContentError(readLibrary(root).problems)
  const next = spawnSync(process.execPath, ['node_modules/next/dist/bin/next', 'build'], { stdio: 'inherit' })
  return next.status === 0
}

function report(problems: readonly Problem[]): void {
  if (problems.length === 0) return
  console.log(printProblems(problems, textOf(root), process.stdout.isTTY && !process.env.NO_COLOR))
}

if (import.meta.main) process.exitCode = await build()
