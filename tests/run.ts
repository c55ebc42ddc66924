import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { z } from 'zod'

/**
 * `npm test`: format, types, units, components, the golden sites and the reader journeys, and one closing line that counts
 * them. With `--rest`, which is `npm run test:rest`, what it leaves out: the commands, the builds and every other browser test.
 * With `--all`, both.
 * A suite that cannot start counts as one failure, so that nothing passes by not running.
 */
const all = process.argv.includes('--all')
const rest = process.argv.includes('--rest')
const results = 'test-results'

const vitestReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number() })
const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
})

rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

const suites = [...(rest ? [] : everyChange()), ...(rest || all ? others() : [])].map((suite) =>
  suite.passed + suite.failed === 0 ? { ...suite, failed: 1 } : suite,
)

for (const { name, passed, failed } of suites) console.log(`${name}: ${passed} passed, ${failed} failed`)
const sum = (key: 'passed' | 'failed') => suites.reduce((total, suite) => total + suite[key], 0)
console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
process.exitCode = sum('failed') > 0 ? 1 : 0

/** The suites that every change needs. */
function everyChange() {
  return [
    { name: 'format and lint', passed: command('biome', ['check', '.']) ? 1 : 0, failed: 0 },
    { name: 'types', passed: command('tsc', ['-p', '.']) ? 1 : 0, failed: 0 },
    vitest('units and components', ['unit', 'component']),
    // By itself: a checkout lets only one build work.
    vitest('golden sites', ['golden']),
    browser('reader journeys', ['--grep', '@journey'], { SITES: 'seed,services' }),
  ]
}

/** The suites that `npm test` leaves out. */
function others() {
  return [
    // One after the other: both start builds.
    vitest('commands', ['commands']),
    vitest('builds', ['build']),
    vitest('edit sequences', ['sequences']),
    browser('other browser tests', ['--grep-invert', '@journey']),
  ]
}

function command(name: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): boolean {
  console.log(`\n> ${name} ${args.join(' ')}`)
  const { status } = spawnSync(`node_modules/.bin/${name}`, args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, ...env },
  })
  return status === 0
}

function vitest(name: string, projects: readonly string[]) {
  const file = `${results}/${projects[0]}.json`
  const chosen = projects.map((project) => `--project=${project}`)
  const succeeded = command('vitest', [
    'run',
    ...chosen,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ])
  const { numPassedTests: passed = 0, numFailedTests: failed = 0 } = vitestReport.partial().parse(report(file))
  return { name, passed, failed: failed || (succeeded ? 0 : 1) }
}

function browser(name: string, chosen: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const succeeded = command('playwright', ['test', '-c', 'tests/browser', ...chosen], env)
  const { stats } = playwrightReport.partial().parse(report(`${results}/browser.json`))
  const failed = (stats?.unexpected ?? 0) + (stats?.flaky ?? 0)
  return { name, passed: stats?.expected ?? 0, failed: failed || (succeeded ? 0 : 1) }
}

function report(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}
