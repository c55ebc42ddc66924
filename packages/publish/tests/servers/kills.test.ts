import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { SEED, trialsOf } from '../../../../tests/build/sample.ts'
import { seeded } from '../../../../tests/build/seeded.ts'
import { destinationOf } from '../../targets/open-target.ts'
import {
  deadLinks,
  newspaper,
  publishTexts,
  type Texts,
  temporaryFolder,
  textsIn,
  withoutUnfinished,
  writeSite,
} from '../site.ts'
import { hasRsync, startRsync } from './rsync-server.ts'
import { CREDENTIALS, freePort, startStore, textsOf } from './s3-server.ts'

/** The number of moments at which a publisher is killed at each kind of place. */
const KILLS = trialsOf({ sample: 10, all: 50, set: process.env.KILLS })

const CALM = Object.fromEntries(Array.from({ length: 3 }, (_, index) => [`calm-${index}`, `Calm ${index}`]))
const FEW = Object.fromEntries(Array.from({ length: 14 }, (_, index) => [`story-${index}`, `Story ${index}`]))
const BEFORE = newspaper({ ...CALM, ...FEW, flood: 'A flood' })
/** The same with another style sheet, of which only the pages of calm stories do not know yet. */
const AFTER = {
  ...newspaper({ ...CALM, ...FEW, frost: 'A frost' }, 'p { color: red }'),
  ...Object.fromEntries(Object.entries(BEFORE).filter(([name]) => /^assets\/|^en\/calm-/.test(name))),
}

/** A place at which publishers are killed. */
interface Place {
  readonly where: string
  readonly endpoint?: string
  /** The files as readers get them. */
  texts(): Promise<Texts>
  /** Prepares the killing of a publisher that is about to start, at a step; without a step, counts them. */
  prepare(step: number | undefined): Promise<Prepared> | Prepared
}

/** What a publisher that is to be killed gets. */
interface Prepared {
  readonly variables?: Readonly<Record<string, string>>
  /** Is called with what kills the publisher and the programs that it has started. */
  readonly started?: (kill: () => void) => void
  /** Waits until the other side has noticed that the publisher is gone. */
  readonly noticed?: () => Promise<unknown>
  /** Returns the number of steps that the publisher has taken. */
  readonly steps: () => number
}

/** Publishes in a process of its own, whose programs are killed with it. */
async function publishApart(folder: string, place: Place, { variables, started, noticed }: Prepared): Promise<void> {
  const { where, endpoint = '' } = place
  const words = ['packages/publish/tests/servers/publisher.ts', where, ...(endpoint ? [endpoint] : [])]
  // What it leaves among the temporary files is deleted after the test.
  const env = { ...process.env, ...variables, OUT_DIR: folder, TMPDIR: temporaryFolder() }
  const child = spawn(process.execPath, words, { env, stdio: 'ignore', detached: true })
  started?.(() => child.pid !== undefined && process.kill(-child.pid, 'SIGKILL'))
  await once(child, 'exit')
  await noticed?.()
}

/** Publishes in this process, to the end; returns the number of files that were uploaded. */
async function publishHere(folder: string, { where, endpoint }: Place): Promise<number> {
  return (await publishTexts(folder, await destinationOf(where, endpoint).open())).uploaded
}

/** A built site, and the number of steps that its publication takes at a place that has the other site. */
interface Built {
  readonly texts: Texts
  readonly folder: string
  steps: number
}

/**
 * Kills publishers of two sites in turn, at moments that are spread over all their steps; after each the next goes on.
 * @param at how many of these places are tried at the same time, because some only wait
 */
async function killAtMoments(makePlace: () => Promise<Place> | Place, at = 1): Promise<void> {
  const [before, after]: [Built, Built] = [
    { texts: BEFORE, folder: writeSite(BEFORE), steps: 0 },
    { texts: AFTER, folder: writeSite(AFTER), steps: 0 },
  ]
  const places = await Promise.all(Array.from({ length: at }, makePlace))
  await Promise.all(places.map((place) => publishHere(before.folder, place)))
  const [first] = places
  for (const site of [after, before]) {
    const prepared = await first?.prepare(undefined)
    if (first && prepared) await publishApart(site.folder, first, prepared)
    expect(await first?.texts()).toEqual(site.texts)
    site.steps = prepared?.steps() ?? 0
  }
  const changed = Object.entries(AFTER).filter(([name, text]) => BEFORE[name] !== text).length
  const offset = seeded(SEED)()
  const moments = Array.from({ length: KILLS }, (_, kill) => (kill + offset) / KILLS)
  const killAll = async (place: Place, index: number) => {
    let current = before
    const own = moments.filter((_, kill) => kill % at === index)
    for (const [kill, share] of own.entries()) {
      const next = current === before ? after : before
      const step = Math.floor(share * next.steps)
      const moment = `killed at step ${step} of ${next.steps}`
      await publishApart(next.folder, place, await place.prepare(step))
      const texts = withoutUnfinished(await place.texts())
      expect(deadLinks(texts), moment).toEqual([])
      for (const [name, text] of Object.entries(texts))
        expect([before.texts[name], after.texts[name]], `${name} ${moment}`).toContain(text)
      // One time in three, the editor has changed everything back meanwhile.
      current = kill % 3 === 2 ? current : next
      expect(await publishHere(current.folder, place), moment).toBeLessThanOrEqual(changed)
      expect(await place.texts(), moment).toEqual(current.texts)
    }
    expect(await publishHere(current.folder, place)).toBe(0)
  }
  await Promise.all(places.map(killAll))
  console.log(
    `${first?.where}: ${KILLS} moments of ${after.steps} and ${before.steps} steps; ${changed} files changed.`,
  )
}

/** Counts and kills at changes of files and starts of programs. */
function atSteps(step: number | undefined): Prepared {
  const count = path.join(temporaryFolder(), 'count')
  return {
    variables: step === undefined ? { COUNT_TO: count } : { KILL_AT: String(step) },
    steps: () => Number(readFileSync(count, 'utf8')),
  }
}

it(`a publisher to a folder that is killed at ${KILLS} moments leaves whole pages, and the next one goes on`, async () => {
  await killAtMoments(() => {
    const where = path.join(temporaryFolder(), 'site')
    return { where, prepare: atSteps, texts: async () => textsIn(where) }
  })
})

it(`a publisher to a bucket that is killed at ${KILLS} moments leaves whole pages, and the next one goes on`, async () => {
  const store = await startStore()
  await killAtMoments(() => ({
    where: 's3://news',
    endpoint: store.endpoint,
    texts: () => textsOf(store, [BEFORE, AFTER]),
    prepare: (step) => {
      const start = store.requests.length
      return {
        variables: CREDENTIALS,
        started: (kill) => {
          store.disturb = (_, index) => {
            if (index !== start + (step ?? -1)) return undefined
            kill()
            return 'hang up'
          }
        },
        noticed: () => store.settled(),
        steps: () => store.requests.length - start,
      }
    },
  }))
})

it.runIf(hasRsync)(
  `a publisher to a server that is killed at ${KILLS} moments leaves whole pages, and the next one goes on`,
  async () => {
    const { folder, port } = await startRsync()
    let count = 0
    await killAtMoments(async () => {
      const [name, wire] = [`news-${count++}`, await startWire(port)]
      return {
        where: `rsync://127.0.0.1:${wire.port}/site/${name}`,
        texts: async () => textsIn(path.join(folder, name)),
        prepare: (step) => {
          wire.passed = 0
          wire.last = step ?? Number.POSITIVE_INFINITY
          return {
            started: (kill) => {
              wire.cut = kill
            },
            noticed: () => Promise.all(wire.open),
            steps: () => wire.passed,
          }
        },
      }
    }, 6)
  },
)

/**
 * Starts a server that passes what it receives on to a port; after a number of bytes it calls `cut` and passes no more.
 */
async function startWire(port: number) {
  const wire = { port: 0, passed: 0, last: Number.POSITIVE_INFINITY, cut: () => {}, open: new Set<Promise<void>>() }
  const server = createServer((client) => {
    const daemon = connect(port, '127.0.0.1')
    const closed = new Promise<void>((resolve) => daemon.on('close', resolve)).finally(() => wire.open.delete(closed))
    wire.open.add(closed)
    client.on('data', (data) => {
      const left = wire.last - wire.passed
      wire.passed += data.length
      daemon.write(data.subarray(0, Math.max(0, left)))
      if (data.length <= left) return
      wire.last = Number.POSITIVE_INFINITY
      wire.cut()
      client.destroy()
      daemon.end()
    })
    daemon.on('data', (data) => client.write(data))
    client.on('end', () => daemon.end()).on('error', () => daemon.destroy())
    daemon.on('end', () => client.end()).on('error', () => client.destroy())
  })
  onTestFinished(() => void server.close())
  const own = await freePort()
  await new Promise<void>((resolve) => server.listen(own, '127.0.0.1', resolve))
  return Object.assign(wire, { port: own })
}
