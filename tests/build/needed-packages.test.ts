import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { expect, test } from 'vitest'
import { NEEDED, type PageTest } from './needed-packages.ts'
import { someOf } from './sample.ts'

const HOOK = path.join(import.meta.dirname, 'refuse-package.mjs')

/** Runs a test in a process of its own in which a package is not installed. */
function run({ project, file, name }: PageTest, refused: string) {
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', project, file, '--testNamePattern', name]
  const env = { ...process.env, REFUSED: refused, NODE_OPTIONS: `--import=${HOOK}` }
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env })
  return { status, printed: stdout + stderr }
}

// Each commit tries some packages, and many commits together all.
const all = Object.entries(NEEDED)
const tried = someOf(all, 3, process.env.PACKAGES)

// With every package these tests pass: npm test and this suite run them, without a package refused.
test.each(tried)(
  `without %s a test of a story page fails, because of it (${tried.length} of ${all.length})`,
  (name, one) => {
    const { status, printed } = run(one, name)
    expect(status).toBe(1)
    expect(printed).toContain(`Cannot find package '${name}'`)
  },
)
