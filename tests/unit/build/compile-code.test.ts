import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

const MODULE = path.resolve('lib/builder/compile/compile-code.ts')

/** Compiles in a folder where Next is a script. */
function compileWith(next: string) {
  const cwd = temporaryFolder({ 'node_modules/next/dist/bin/next': next, 'package.json': '{}' })
  const script = `(await import(${JSON.stringify(MODULE)})).compileCode('later').done.catch(({ message }) => console.log(message))`
  return spawnSync(process.execPath, ['--input-type=module', '-e', script], { cwd, encoding: 'utf8' }).stdout
}

it('says what the first compile does and about how long it takes, and then how long it took', () => {
  expect(compileWith('')).toMatch(/^Compiling the pages, once: about a minute\. .*\nCompiled in \d+ s\.\n$/)
})

it('shows what Next printed where the code does not compile', () => {
  expect(compileWith("console.log('app/page.tsx: no'); process.exit(1)")).toContain(
    'app/page.tsx: no\n\nThe code does not',
  )
})
