import { spawnSync } from 'node:child_process'

/**
 * The number that decides which random trials a commit runs: the same for one commit, another for the next. So each
 * commit runs a sample, and many commits together run all. `SEED=12345` repeats the trials of a run that printed it.
 */
export const SEED = Number(process.env.SEED || Number.parseInt(headOfCheckout().slice(0, 8), 16))
// The workers of a runner take the same sample, though a commit may come while they run.
process.env.SEED = String(SEED)

/** Whether all random trials run, not a sample: in `npm run test:full`, before a release. */
export const IS_FULL = process.env.FULL === '1'

/**
 * The number of random trials of a kind: the sample, or all of them before a release.
 * @example trialsOf({ sample: 8, all: 50, set: process.env.KILLS }) // 8; 50 with FULL=1; 12 with KILLS=12
 */
export function trialsOf({ sample, all, set }: { sample: number; all: number; set?: string | undefined }): number {
  return Number(set || (IS_FULL ? all : sample))
}

/**
 * The trials of a sample, each as its number of `all`: neighbours, so that what alternates between trials is in it.
 * @example sampleOf(3, 200, 198) // [199, 200, 1]
 */
export function sampleOf(count: number, all: number, seed = SEED): number[] {
  const first = seed % all
  return Array.from({ length: Math.min(count, all) }, (_, index) => ((first + index) % all) + 1)
}

/**
 * Some items of a list, which the commit decides; all of them before a release.
 * @example someOf(['en', 'ar', 'zh'], 2) // ['zh', 'en'] at one commit; all three with FULL=1
 */
export function someOf<Item>(items: readonly Item[], count: number, set?: string): readonly Item[] {
  const numbers = sampleOf(trialsOf({ sample: count, all: items.length, set }), items.length)
  return numbers.flatMap((number) => items.slice(number - 1, number))
}

/** The digest of the commit that is checked out; one that is fixed where there is no Git. */
function headOfCheckout(): string {
  const { stdout } = spawnSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' })
  return /^[\da-f]{40}/.exec(stdout ?? '')?.[0] ?? '0000000d'
}
