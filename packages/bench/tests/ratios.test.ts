import { expect, test } from 'vitest'
import { buildRatios, pageRatios, readBuilds, readLab, readWeights } from '../ratios.ts'

// Rows as the peers' benchmark writes them.
const weight = (name: string, all: number, js: number) => ({ name, requests: 1, all: { br: all }, js: { br: js } })
const load = (name: string, lcp: number, tbt: number) => ({ profile: 'slow4g-150ms', name, fcp: lcp, lcp, tbt })
const build = (name: string, kind: string, wall: number) => ({
  size: '10x1',
  kind,
  name,
  ok: true,
  wall,
  rssMB: 100 * wall,
})

const LOADS = readLab({
  rows: [load('astro', 320, 0), load('hugo', 440, 0), load('next', 450, 72), load('ours', 328, 0)],
})
const WEIGHTS = readWeights({ rows: [weight('next', 128_600, 119_400), weight('ours', 11_600, 2000)] })

test('our page is compared with the fastest of the others, and with stock Next', () => {
  expect(pageRatios(LOADS, WEIGHTS)).toEqual([
    ['complete text on screen (astro)', '328 ms', '320 ms', '1.025', '≤ 1.05'],
    ['transfer in all (next)', '11.6 kB', '128.6 kB', '0.090', '≤ 0.15'],
    ['script (next)', '2.0 kB', '119.4 kB', '0.017', '≤ 0.05'],
    ['total blocking time (next)', '0 ms', '72 ms', '', '0 ms'],
  ])
})

test('a build is compared by the medians of its runs, in its own size alone', () => {
  const rows = [
    ...[4, 9, 5].map((wall) => build('ours', 'cold', wall)),
    build('astro', 'cold', 10),
    build('ours', 'edit', 1),
    build('hugo', 'edit', 2),
    { ...build('hugo', 'edit', 200), size: '9x9' },
  ]
  expect(buildRatios(readBuilds({ rows }), '10x1')).toEqual([
    ['cold build (astro)', '5.00 s', '10.00 s', '0.500', '≤ 1'],
    ['one edit published (hugo)', '1.00 s', '2.00 s', '0.500', '≤ 1'],
    ['largest process, cold (astro)', '500 MiB', '1000 MiB', '0.500', ''],
    ['largest process, edit (hugo)', '100 MiB', '200 MiB', '0.500', ''],
  ])
})

test('a build that failed is not compared', () => {
  const failed = { size: '10x1', kind: 'cold', name: 'ours', ok: false, error: 'exit 1' }
  const [cold] = buildRatios(readBuilds({ rows: [failed, build('astro', 'cold', 10)] }), '10x1')
  expect(cold).toEqual(['cold build (astro)', '–', '10.00 s', '–', '≤ 1'])
})

test('results of another form are refused', () => {
  expect(() => readLab({ rows: [{ name: 'ours' }] })).toThrow('lcp')
})
