import { setTimeout as wait } from 'node:timers/promises'
import { reasonOf } from '../../../lib/problem/reason-of.ts'
import { withoutPasswords } from '../../../lib/settings/without-passwords.ts'
import { runProgram } from '../targets/run-program.ts'
import type { Notification, Receiver } from './receiver.ts'

/** The addresses that receivers have not been told of yet, by the names of the receivers. */
export type Untold = Readonly<Record<string, readonly string[]>>

/** A receiver that could not be told. */
export interface Undelivered {
  readonly receiver: string
  readonly reason: string
  /** The number of addresses that it is told of by the next publication. */
  readonly count: number
}

/** The pauses before another attempt, in milliseconds. */
const PAUSES = [1000, 4000]

/** The time in milliseconds in which a receiver must answer. */
const PATIENCE = 30_000

/**
 * Tells receivers of addresses. Nobody is told twice of the same change: what has been delivered is not in the result.
 * @returns what has not been delivered, and why
 */
export async function deliverNews(receivers: readonly Receiver[], untold: Untold, pauses: readonly number[] = PAUSES) {
  const results = await Promise.all(
    receivers.map(async (receiver) => {
      const addresses = untold[receiver.name] ?? []
      for (let start = 0; start < addresses.length; start += receiver.batchSize) {
        const message = receiver.message(addresses.slice(start, start + receiver.batchSize))
        const reason = await sendWithRetries(message, pauses)
        if (reason !== undefined) return { receiver: receiver.name, reason, left: addresses.slice(start) }
      }
      return undefined
    }),
  )
  const failed = results.filter((result) => result !== undefined)
  return {
    untold: Object.fromEntries(failed.map(({ receiver, left }) => [receiver, left])),
    undelivered: failed.map(({ receiver, reason, left }): Undelivered => ({ receiver, reason, count: left.length })),
  }
}

/** Sends a message, again after a pause if that may help; returns the reason if it fails. */
async function sendWithRetries(message: Notification, pauses: readonly number[]): Promise<string | undefined> {
  for (const pause of [...pauses, undefined]) {
    const { reason, isFinal } = await send(message)
    if (reason === undefined || isFinal || pause === undefined) return reason
    await wait(pause)
  }
  return undefined
}

async function send(message: Notification): Promise<{ reason?: string; isFinal?: boolean }> {
  if ('command' in message) {
    const { code, stderr } = await runProgram('sh', ['-c', message.command], { input: message.input })
    return code === 0
      ? {}
      : { reason: withoutPasswords(`it ended with code ${code}: ${stderr.trim().split('\n').at(-1)}`), isFinal: true }
  }
  try {
    if ('call' in message) {
      await message.call()
      return {}
    }
    const { url, headers, body } = message
    const signal = AbortSignal.timeout(PATIENCE)
    const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' })
    await response.body?.cancel()
    if (response.ok) return {}
    const isFinal = response.status < 500 && response.status !== 429
    return { reason: `it answered with status ${response.status}`, isFinal }
  } catch (error) {
    return { reason: reasonOf(error), isFinal: 'call' in message }
  }
}
