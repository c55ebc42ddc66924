import { reasonOf } from '../../../../lib/problem/problem.ts'
import type { DeskConfig } from '../../desk-config.ts'
import { hostName } from './host-name.ts'
import { RefusedByHost } from './newsroom-files.ts'
import { say } from './texts.ts'

/** Returns why a save failed. A request that reaches nobody is a TypeError (Fetch, section 5.6). */
export function failureOf(error: unknown, { host }: DeskConfig): string {
  if (error instanceof RefusedByHost && host)
    return say('savedButHost', { host: hostName(host), reason: error.message })
  const isOffline = host !== undefined && error instanceof TypeError
  return isOffline ? say('offline', { host: hostName(host) }) : say('failed', { reason: reasonOf(error) })
}
