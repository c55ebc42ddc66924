import { hash } from 'node:crypto'
import { isRunning, thisMachine } from '../../../lib/settings/process.ts'
import { anything, readJson, toRecord } from '../../../lib/settings/read-json.ts'
import { publishProblem } from '../plan/publish-problem.ts'
import type { Target } from './target.ts'

/** The file at the target that keeps a second publisher away. */
export const LOCK = '.masthead-publish.lock'

/** The interval at which a publisher renews its lock, in milliseconds. */
const RENEWED = 20_000

/** The age in milliseconds, by the clock of the target, at which the lock of another machine expires. */
const EXPIRED = 180_000

/** The identifiers of the locks that this process has. */
const OWN = new Set<unknown>()

/**
 * Takes the lock of a target, also that of a publisher that was killed.
 * @param expired the age in milliseconds at which the lock of another machine expires
 * @returns `check`, which throws if another publisher has taken the lock over or it could not be renewed, and `release`
 * @throws PublishProblem if another publisher is at work
 */
export async function lockTarget(target: Target, expired = EXPIRED) {
  const machine = hash('sha256', thisMachine()).slice(0, 16)
  const id = crypto.randomUUID()
  const own = () => JSON.stringify({ id, machine, pid: process.pid, renewed: new Date().toISOString() })
  const found = await target.read(LOCK)
  if (found !== undefined && (await isAlive(found, machine, target, expired)))
    throw publishProblem('locked', { minutes: EXPIRED / 60_000 })
  await target.write(LOCK, own())
  if (idIn(await target.read(LOCK)) !== id) throw publishProblem('locked', { minutes: EXPIRED / 60_000 })
  OWN.add(id)
  let failure: unknown
  let renewal = Promise.resolve()
  const timer = setInterval(() => {
    renewal = renewal
      .then(() => target.write(LOCK, own()))
      .catch((error) => {
        failure ??= error
      })
  }, RENEWED)
  return {
    check: () => {
      if (failure !== undefined) throw failure
    },
    release: async () => {
      clearInterval(timer)
      await renewal
      OWN.delete(id)
      if (idIn(await target.read(LOCK)) === id) await target.remove([LOCK])
    },
  }
}

/**
 * Whether the publisher with a lock may still be at work. The clocks of two machines may differ, so the age of the lock
 * of another one is measured by the clock of the target, which tells when the lock and a new file were written.
 */
async function isAlive(text: string, machine: string, target: Target, expired: number): Promise<boolean> {
  const holder = contentOf(text)
  if (holder.machine === machine && typeof holder.pid === 'number') return OWN.has(holder.id) || isRunning(holder.pid)
  const fresh = `.masthead-publish.${crypto.randomUUID()}.tmp`
  await target.write(fresh, 'The time here.\n')
  const [now, renewed] = [await target.timeOf(fresh), await target.timeOf(LOCK)]
  await target.remove([fresh])
  return now !== undefined && renewed !== undefined && now - renewed < expired
}

function idIn(text: string | undefined): unknown {
  return text === undefined ? undefined : contentOf(text).id
}

function contentOf(text: string) {
  return toRecord(readJson(anything, text))
}
