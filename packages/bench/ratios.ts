import { z } from 'zod'
import { figure, median } from './table.ts'

const LOAD = z.object({ name: z.string(), lcp: z.number(), tbt: z.number() })
const WEIGHT = z.object({ name: z.string(), all: z.object({ br: z.number() }), js: z.object({ br: z.number() }) })
const BUILD = z.object({
  size: z.string(),
  kind: z.enum(['cold', 'edit']),
  name: z.string(),
  ok: z.boolean(),
  wall: z.number().optional(),
  rssMB: z.number().optional(),
})

type Load = z.infer<typeof LOAD>
type Weight = z.infer<typeof WEIGHT>
type Build = z.infer<typeof BUILD>
type Row = readonly [measured: string, ours: string, peer: string, ratio: string, wanted: string]

/** What the peers' tool writes about page loads: milliseconds, each the median of its runs. */
export function readLab(results: unknown): readonly Load[] {
  return z.object({ rows: z.array(LOAD) }).parse(results).rows
}

/** What it writes about the weight of a page: bytes. */
export function readWeights(results: unknown): readonly Weight[] {
  return z.object({ rows: z.array(WEIGHT) }).parse(results).rows
}

/** What it writes about builds, one row for each run: seconds, and 2²⁰ bytes. */
export function readBuilds(results: unknown): readonly Build[] {
  return z.object({ rows: z.array(BUILD) }).parse(results).rows
}

/** A page of ours beside the fastest of the others and beside stock Next. */
export function pageRatios(loads: readonly Load[], weights: readonly Weight[]): Row[] {
  const ours = { load: loads.find(isOurs), weight: weights.find(isOurs) }
  const fastest = loads.filter((load) => !isOurs(load)).sort((a, b) => a.lcp - b.lcp)[0]
  const next = { load: loads.find(({ name }) => name === 'next'), weight: weights.find(({ name }) => name === 'next') }
  const kilo = (bytes: number | undefined) => bytes && bytes / 1000
  return [
    ratio(`complete text on screen (${fastest?.name})`, ours.load?.lcp, fastest?.lcp, 'ms', '≤ 1.05'),
    ratio('transfer in all (next)', kilo(ours.weight?.all.br), kilo(next.weight?.all.br), 'kB', '≤ 0.15'),
    ratio('script (next)', kilo(ours.weight?.js.br), kilo(next.weight?.js.br), 'kB', '≤ 0.05'),
    ['total blocking time (next)', figure(ours.load?.tbt, 'ms'), figure(next.load?.tbt, 'ms'), '', '0 ms'],
  ]
}

/** Builds of one size, ours beside those that it is to keep up with: medians of the runs that succeeded. */
export function buildRatios(builds: readonly Build[], size: string): Row[] {
  const of = (name: string, kind: Build['kind'], key: 'wall' | 'rssMB') =>
    median(
      builds
        .filter((build) => build.size === size && build.kind === kind && build.name === name && build.ok)
        .flatMap((build) => build[key] ?? []),
    )
  return [
    ratio('cold build (astro)', of('ours', 'cold', 'wall'), of('astro', 'cold', 'wall'), 's', '≤ 1'),
    ratio('one edit published (hugo)', of('ours', 'edit', 'wall'), of('hugo', 'edit', 'wall'), 's', '≤ 1'),
    ratio('largest process, cold (astro)', of('ours', 'cold', 'rssMB'), of('astro', 'cold', 'rssMB'), 'MiB', ''),
    ratio('largest process, edit (hugo)', of('ours', 'edit', 'rssMB'), of('hugo', 'edit', 'rssMB'), 'MiB', ''),
  ]
}

function ratio(what: string, ours: number | undefined, peer: number | undefined, unit: string, wanted: string): Row {
  const digits = unit === 's' ? 2 : unit === 'kB' ? 1 : 0
  const quotient = ours !== undefined && peer ? (ours / peer).toFixed(3) : '–'
  return [what, figure(ours, unit, digits), figure(peer, unit, digits), quotient, wanted]
}

function isOurs({ name }: { name: string }): boolean {
  return name === 'ours'
}
