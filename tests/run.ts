import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { z } from 'zod'

/** What a suite did. One that cannot start, or has no tests, counts as one failure: nothing passes by not running. */
interface Result {
  readonly passed: number
  readonly failed: number
}

/**
 * The suites of tests by name: each runs, and counts its tests. A checkout lets only one build work, so they run one by
 * one.
 */
const SUITES: Readonly<Record<string, () => Result>> = {
  format: () => tool('biome', ['check', '.']),
  types: () => tool('tsc', ['-p', '.']),
  units: () => vitest('unit', 'component'),
  golden: () => vitest('golden'),
  journeys: () => browser('browser', ['--grep', '@journey'], { SITES: 'seed,services' }),
  commands: () => vitest('commands'),
  builds: () => vitest('build'),
  sequences: () => vitest('sequences'),
  browser: () => browser('browser', ['--grep-invert', '@journey']),
  package: () => vitest('package'),
  publish: () => vitest('publish'),
  slurm: () => vitest('slurm'),
  hosts: () => browser('hosts'),
  html: () => vitest('html'),
  heavy: () => vitest('heavy'),
  engines: () => browser('engines'),
  lighthouse: () => vitest('lighthouse'),
}
/** What `npm test` runs: the suites that every change needs, the quickest failure first. */
const EVERY_CHANGE = ['format', 'types', 'units', 'golden', 'journeys']
/** What `npm run test:rest` runs, and `npm run test:all` besides. */
const REST = ['commands', 'builds', 'sequences', 'browser']
/** What `npm run test:full` runs besides, before a release: the suites that need servers, browsers and Java. */
const SERVERS = ['publish', 'package', 'hosts', 'html', 'slurm', 'heavy', 'engines', 'lighthouse']

const RESULTS = 'test-results'

const vitestReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number(), numTotalTests: z.number() })
const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
})

const words = process.argv.slice(2)
const wanted = words.flatMap((word) => {
  if (word === '--all') return [...EVERY_CHANGE, ...REST]
  if (word === '--full') return [...EVERY_CHANGE, ...REST, ...SERVERS]
  return word === '--rest' ? REST : [word]
})
// Random suites run all their trials, not the sample that the commit decides: tests/build/sample.ts.
if (words.includes('--full')) process.env.FULL = '1'
rmSync(RESULTS, { recursive: true, force: true })
mkdirSync(RESULTS, { recursive: true })

const results = (wanted.length > 0 ? wanted : EVERY_CHANGE).map((name) => {
  const start = Date.now()
  const { passed, failed } = SUITES[name]?.() ?? { passed: 0, failed: 1 }
  return { name, passed, failed, seconds: Math.round((Date.now() - start) / 1000) }
})
for (const { name, passed, failed, seconds } of results) {
  console.log(`${name}: ${passed} passed, ${failed} failed in ${Math.floor(seconds / 60)} min ${seconds % 60} s`)
}
const sum = (key: keyof Result) => results.reduce((total, result) => total + result[key], 0)
console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
process.exitCode = sum('failed') > 0 ? 1 : 0

function command(name: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): boolean {
  console.log(`\n> ${name} ${args.join(' ')}`)
  const { status } = spawnSync(`node_modules/.bin/${name}`, args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, ...env },
  })
  return status === 0
}

function tool(name: string, args: readonly string[]): Result {
  return command(name, args) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

function vitest(...projects: readonly string[]): Result {
  const file = `${RESULTS}/${projects[0]}.json`
  const chosen = projects.map((project) => `--project=${project}`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const succeeded = command('vitest', ['run', ...chosen, ...reporters])
  const report = vitestReport.partial().parse(reportIn(file))
  const { numPassedTests: passed = 0, numFailedTests: failed = 0, numTotalTests: all = 0 } = report
  return { passed, failed: failed || (succeeded && all > 0 ? 0 : 1) }
}

function browser(folder: string, chosen: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Result {
  const succeeded = command('playwright', ['test', '-c', `tests/${folder}`, ...chosen], env)
  const { stats } = playwrightReport.partial().parse(reportIn(`${RESULTS}/${folder}.json`))
  const failed = (stats?.unexpected ?? 0) + (stats?.flaky ?? 0)
  return { passed: stats?.expected ?? 0, failed: failed || (succeeded && stats?.expected ? 0 : 1) }
}

function reportIn(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}
