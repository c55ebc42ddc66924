import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { z } from 'zod'
import { findBrowser } from '../browser/find-browser.ts'
import { heavyFile } from '../heavy/heavy-file.ts'

/** What Lighthouse gives points for. */
export const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const

/** What Lighthouse says of one load of a page. */
export interface Finding {
  /** Of 100, in the order of CATEGORIES. A category that could not be judged has none. */
  readonly points: readonly number[]
  /** How many times slower than this machine the telephone was. */
  readonly slowdown: number
  /** How fast the machine was just then. */
  readonly benchmark: number
  readonly warnings: readonly string[]
}

const category = z.object({ score: z.number().nullable() })
const report = z.object({
  categories: z.record(z.enum(CATEGORIES), category),
  environment: z.object({ benchmarkIndex: z.number() }),
  runWarnings: z.array(z.string()),
})

/**
 * How many times slower a telephone of the middle is than a machine with this benchmarkIndex (Lighthouse,
 * docs/throttling.md, “Calibrating the CPU slowdown”): its default of 4 is for a fast desktop, a slow one wants 2.
 * Undefined below 1000, where Lighthouse warns that the machine is too slow to be judged.
 */
export function slowdownFor(benchmark: number): number | undefined {
  if (benchmark < 1000) return undefined
  return benchmark < 1500 ? 2 : 4
}

/**
 * Runs Lighthouse once as a person would from the command line, with its own defaults: a telephone on a slow network,
 * simulated from what a new browser did, so that the machine's own network plays no part.
 * @param slowdown how many times slower than this machine the telephone is
 * @throws where Lighthouse cannot load the page
 */
export async function runLighthouse(address: string, slowdown = 4): Promise<Finding> {
  const { executablePath, env } = await findBrowser()
  const flags = [
    '--quiet',
    '--no-enable-error-reporting',
    '--output=json',
    `--throttling.cpuSlowdownMultiplier=${slowdown}`,
    `--only-categories=${CATEGORIES.join(',')}`,
    '--chrome-flags=--headless=new --no-sandbox --disable-gpu', // our own pages; a container runs as root
  ]
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [heavyFile('lighthouse/cli/index.js'), address, ...flags],
    {
      env: { ...process.env, ...env, CHROME_PATH: executablePath },
      maxBuffer: 2 ** 26,
    },
  )
  const { categories, environment, runWarnings } = report.parse(JSON.parse(stdout))
  return {
    points: CATEGORIES.map((name) => Math.round((categories[name].score ?? 0) * 100)),
    slowdown,
    benchmark: environment.benchmarkIndex,
    warnings: runWarnings,
  }
}
