import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { compiledFolder } from '../../lib/builder/page/compiled.ts'
import { codeDigest } from '../../lib/store/digests.ts'

const NAMES = ['app', 'components', 'lib', 'packages', 'public', 'node_modules', 'package-lock.json', 'next.config.ts']

/**
 * Another checkout of this state of the code, compiled, with a cache and a lock of its own.
 * @param whenDone takes the function that removes it
 */
export function anotherCheckout(whenDone: (remove: () => void) => void = onTestFinished): string {
  const project = mkdtempSync(path.join(tmpdir(), 'masthead-project-'))
  whenDone(() => rmSync(project, { recursive: true, force: true }))
  for (const name of [...NAMES, 'tailwind.config.ts', 'postcss.config.mjs', 'tsconfig.json']) {
    symlinkSync(path.resolve(name), path.join(project, name))
  }
  const folder = compiledFolder(project, codeDigest(project))
  cpSync(compiledFolder(process.cwd(), codeDigest(process.cwd())), folder, { recursive: true })
  return project
}
