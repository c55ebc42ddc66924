import { z } from 'zod'
import { readJson } from './read-json.ts'

/**
 * Sets the services that a newsroom declares in masthead.config.ts.
 * @param root the content folder
 */
export function setOwnServices(root: string, services: readonly unknown[]): void {
  if (services.length > 0) process.env[SERVICES] = JSON.stringify({ root, services })
  else delete process.env[SERVICES]
}

/** The variable with the services that masthead.config.ts declares. Threads and processes that are started get it too. */
const SERVICES = 'MASTHEAD_SERVICES'

const declaredSchema = z.object({ root: z.string(), services: z.array(z.unknown()) })

/** Returns the services that the newsroom of a content folder declares in masthead.config.ts. */
export function ownServices(root: string): unknown {
  const declared = readJson(declaredSchema, process.env[SERVICES] ?? '{}')
  return declared?.root === root ? declared.services : []
}
