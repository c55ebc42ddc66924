import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { z } from 'zod'

/**
 * `npm test`: everything that proves Masthead, from formatting to a real browser, and one closing line that counts it.
 * A suite that cannot start counts as one failure, so that nothing passes by not running.
 */
const results = 'test-results'
const unitReport = `${results}/unit.json`
const browserReport = `${results}/browser.json`

const vitest = z.object({ numPassedTests: z.number(), numFailedTests: z.number() })
const playwright = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
})

rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

const suites = [
  { name: 'format and lint', passed: command('biome', ['check', '.']) ? 1 : 0, failed: 0 },
  { name: 'types', passed: command('tsc', ['-p', '.']) ? 1 : 0, failed: 0 },
  unit(
    command('vitest', [
      'run',
      '--project=unit',
      '--project=press',
      '--project=component',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${unitReport}`,
    ]),
  ),
  browser(command('playwright', ['test', '-c', 'tests/browser'])),
].map((suite) => (suite.passed + suite.failed === 0 ? { ...suite, failed: 1 } : suite))

for (const { name, passed, failed } of suites) console.log(`${name}: ${passed} passed, ${failed} failed`)
const sum = (key: 'passed' | 'failed') => suites.reduce((total, suite) => total + suite[key], 0)
console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
process.exitCode = sum('failed') > 0 ? 1 : 0

function command(name: string, args: readonly string[]): boolean {
  console.log(`\n> ${name} ${args.join(' ')}`)
  return (
    spawnSync(`node_modules/.bin/${name}`, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0
  )
}

function unit(succeeded: boolean) {
  const { numPassedTests: passed = 0, numFailedTests: failed = 0 } = vitest.partial().parse(report(unitReport))
  return { name: 'units, components and content', passed, failed: failed || (succeeded ? 0 : 1) }
}

function browser(succeeded: boolean) {
  const { stats } = playwright.partial().parse(report(browserReport))
  const failed = (stats?.unexpected ?? 0) + (stats?.flaky ?? 0)
  return { name: 'browser', passed: stats?.expected ?? 0, failed: failed || (succeeded ? 0 : 1) }
}

function report(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}
