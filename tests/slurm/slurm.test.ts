import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { seedText } from '../../packages/bench/build-archive.ts'
import { generateStories } from '../../packages/bench/generate-stories.ts'
import { makeNewsroom } from '../../packages/bench/newsroom.ts'
import { fileInScale } from '../unit/docs/scale-files.ts'
import { Cluster, until } from './cluster.ts'
import { INSTALLED } from './install-once.ts'

const NODES = ['n1', 'n2', 'n3', 'n4']
const LANGUAGES = ['en', 'fr']

/** The command of the package, as newsrooms run it. */
const MASTHEAD = path.join(INSTALLED, 'masthead/bin.mjs')

/** The number of stories. With more of them, the printed share of each machine says more: STORIES=1000. */
const STORIES = Number(process.env.STORIES || 48)

/**
 * Numbers of nodes that are measured one after another, each with an empty cache and then with a full one:
 * SHARDS=1,2,4.
 */
const COUNTS = (process.env.SHARDS ?? '').split(',').filter(Boolean).map(Number)
const LONG = { timeout: 6_000_000 }

// A short path, because sockets need one.
const home = mkdtempSync('/tmp/slurm-')
const missing = Cluster.missing()
if (missing.length > 0)
  console.log(`Skipped: Slurm is not installed (${missing.join(', ')}). On Debian: slurm-wlm, munge.`)

let cluster: Cluster | undefined
beforeAll(async () => {
  if (missing.length > 0) return
  vi.stubEnv('CONTENT_DIR', path.join(home, 'content'))
  vi.stubEnv('OUT_DIR', path.join(home, 'shared/out'))
  vi.stubEnv('SITE_URL', 'https://news.example/')
  makeNewsroom(path.join(home, 'content'), LANGUAGES)
  generateStories(path.join(home, 'content/stories'), { stories: STORIES, languages: LANGUAGES }, seedText())
  for (const node of [...NODES, 'alone']) mkdirSync(path.join(home, node))
  cluster = await Cluster.start(path.join(home, 'c'), NODES).catch((error: unknown) => {
    console.log(`Skipped: Slurm does not start here. ${error}`)
    return undefined
  })
})
afterAll(() => {
  cluster?.stop()
  rmSync(home, { recursive: true, force: true, maxRetries: 5 })
})

test.for(COUNTS)(
  '%i nodes build the bytes of one machine, with an empty cache and with a full one',
  LONG,
  async (count, { skip }) => {
    if (!cluster) return skip()
    const slurm = cluster
    forgetBuilds()
    for (const cache of ['empty', 'full']) {
      const array = submit(slurm, 'shard', 'build --shard', `--array=1-${count}`)
      submit(slurm, 'merge', `merge ${home}/shared/out.shard-*`, ...after(array))
      await until(() => slurm.run('squeue', '-h') === '', 3000)
      expect(mergedManifest()).toBe(alone().manifest)
      printUsage(`cache ${cache}`, count)
    }
  },
)

test('an array of shards, of which a killed node’s runs again alone, merges into the bytes of one machine', async ({
  skip,
}) => {
  if (!cluster) return skip()
  const slurm = cluster
  forgetBuilds()
  const array = submit(slurm, 'shard', 'build --shard', '--requeue', `--array=1-${NODES.length}`)
  const merge = submit(slurm, 'merge', `merge ${home}/shared/out.shard-*`, ...after(array))

  await until(() => begunIn('shard-2').length === 1)
  const [first] = begunIn('shard-2')
  if (!first) throw new Error('The second task did not begin.')
  slurm.kill(first.node, first)
  // The controller notices that the node is gone, and queues its task again for two minutes later: too long for a test.
  await until(() => slurm.run('squeue', '-h', '-j', `${array}_2`, '-t', 'PENDING').includes('BeginTime'))
  slurm.run('scontrol', 'update', `JobId=${array}_2`, 'StartTime=now')
  await until(() => slurm.run('squeue', '-h', '-j', `${array},${merge}`) === '')

  const begun = NODES.map((_, index) => begunIn(`shard-${index + 1}`))
  expect(begun.map((runs) => runs.length)).toEqual([1, 2, 1, 1])
  expect(begun[1]?.[1]?.node).not.toBe(first.node)
  const merged = mergedManifest()
  expect(merged.match(/ en\/story-\d+\/index\.html\n/g)).toHaveLength(STORIES)
  expect(merged).toBe(alone().manifest)
  printUsage('a node killed', NODES.length)
})

test('Slurm reads the job of docs/scale.md, and not one with an unknown option', ({ skip }) => {
  if (!cluster) return skip()
  const slurm = cluster
  const file = path.join(home, 'documented.sh')
  // The nodes of these tests have one processor each.
  const read = () => slurm.run('sbatch', '--test-only', '--cpus-per-task=1', file)
  writeFileSync(file, fileInScale('Slurm'))
  expect(read).not.toThrow()
  writeFileSync(file, fileInScale('Slurm').replace('--requeue', '--requeued'))
  expect(read).toThrow("unrecognized option '--requeued'")
})

let one: { readonly used: number; readonly manifest: string } | undefined

/** Returns what one machine builds, and the processor seconds that it takes. It builds once. */
function alone(): NonNullable<typeof one> {
  if (one) return one
  vi.stubEnv('OUT_DIR', path.join(home, 'alone-out'))
  const { status, stdout, stderr } = spawnSync('bash', [scriptOf('alone', 'build')], { encoding: 'utf8' })
  vi.stubEnv('OUT_DIR', path.join(home, 'shared/out'))
  expect([status, stderr]).toEqual([0, ''])
  one = { used: usedIn(stdout), manifest: readFileSync(path.join(home, 'alone-out/SHA256SUMS'), 'utf8') }
  return one
}

function mergedManifest(): string {
  return readFileSync(path.join(home, 'shared/out/SHA256SUMS'), 'utf8')
}

/**
 * Prints the processor seconds of each shard and of the merge. The ideal is that each of so many machines does its part
 * of what one machine does.
 */
function printUsage(what: string, count: number): void {
  const shards = NODES.slice(0, count).map((_, index) => usedIn(logOf(`shard-${index + 1}`)))
  const merging = usedIn(logOf('merge'))
  const { used } = alone()
  const longest = Math.max(...shards)
  const percent = (part: number) => `${(100 * part).toFixed(0)} %`
  console.log(
    [
      `Processor seconds for ${STORIES} stories in ${LANGUAGES.length} languages on ${count} nodes, ${what}:`,
      `  one machine ${used.toFixed(1)}; shards ${shards.map((seconds) => seconds.toFixed(1)).join(', ')}; merge ${merging.toFixed(1)}, ${percent(merging / used)} of one machine’s`,
      `  ${(used / (longest + merging)).toFixed(2)} times as fast; the shards alone ${percent(used / (count * longest))} of the ideal`,
    ].join('\n'),
  )
}

/** Deletes what the nodes built and printed, and what they keep of it. */
function forgetBuilds(): void {
  const caches = NODES.map((node) => path.join(home, node, '.masthead'))
  const logs = readdirSync(home).flatMap((name) => (name.endsWith('.log') ? [path.join(home, name)] : []))
  for (const file of [...caches, ...logs, path.join(home, 'shared')]) rmSync(file, { recursive: true, force: true })
}

/** Writes a job that first records where it runs, and that runs a command of Masthead in the folder of its node. */
function scriptOf(name: string, command: string): string {
  const file = path.join(home, `${name}.sh`)
  const masthead = `${process.execPath} ${MASTHEAD} ${command}`
  const lines = ['#!/bin/bash', 'set -e', 'echo begun $SLURMD_NODENAME $$ $PPID']
  writeFileSync(file, [...lines, `cd ${home}/\${SLURMD_NODENAME:-alone}`, masthead, 'times', ''].join('\n'))
  return file
}

/** Submits such a job, and returns its number. Its output goes into a log of its name, for a task with its number. */
function submit(slurm: Cluster, name: string, command: string, ...options: string[]): string {
  const output = `--output=${home}/${name}${name === 'shard' ? '-%a' : ''}.log`
  return slurm.run('sbatch', '--parsable', '--open-mode=append', output, ...options, scriptOf(name, command))
}

/** The options of a job that begins when all tasks of an array have succeeded, and is removed when one has failed. */
function after(array: string): string[] {
  return [`--dependency=afterok:${array}`, '--kill-on-invalid-dep=yes']
}

/** Returns the runs of a job: the node, the job's group of processes, and the process that keeps it. */
function begunIn(name: string): { node: string; group: number; keeper: number }[] {
  return [...logOf(name).matchAll(/^begun (\w+) (\d+) (\d+)$/gm)].map(([, node = '', group, keeper]) => ({
    node,
    group: Number(group),
    keeper: Number(keeper),
  }))
}

function logOf(name: string): string {
  const file = path.join(home, `${name}.log`)
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

/** Returns the processor seconds that a job used last, from what the command `times` of bash printed. */
function usedIn(log: string): number {
  const [children = ''] = log.match(/^\d+m[\d.]+s \d+m[\d.]+s$/gm)?.slice(-1) ?? []
  return [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + 60 * Number(minutes) + Number(seconds),
    0,
  )
}
