import { z } from 'zod'
import { readJson } from '../../../lib/settings/read-json.ts'
import { isFileOfSite } from '../../../lib/store/manifest.ts'
import { publishProblem } from './publish-problem.ts'
import { COMPRESSED } from './site-to-publish.ts'

/** The file at the target that says what earlier publications left to do. */
export const STATE = '.masthead-publish.json'

const fileName = z.string().refine((name): boolean => isFileOfSite(name))

const stateSchema = z.object({
  version: z.literal(1),
  /** How compressed copies were published. */
  compressed: z.enum(COMPRESSED).optional(),
  /**
   * The digests of the manifests that Masthead wrote there: one, and before a new one is written also its digest.
   * Earlier versions did not record them.
   */
  manifests: z.array(z.hash('sha256')).readonly().optional(),
  /** Files that are no longer part of the site, with the time since when, until they are deleted. */
  gone: z.record(fileName, z.iso.datetime()).default({}),
  /** The digests of these files when they were published. Earlier versions did not record them. */
  digests: z.record(fileName, z.hash('sha256')).default({}),
  /** Files that an unfinished publication changes: the digest of those that have arrived, `unknown` of the others. */
  underway: z.record(fileName, z.string()).default({}),
  /** The addresses that receivers have not been told of, by the names of the receivers. */
  untold: z.record(z.string(), z.array(z.string()).readonly()).default({}),
})

/** The tasks that earlier publications left. */
export type PublishState = Readonly<z.infer<typeof stateSchema>>

/**
 * Reads the state at a target.
 * @param text the text of the file; undefined if there is none
 * @throws PublishProblem if Masthead did not write it
 */
export function parseState(text: string | undefined): PublishState {
  if (text === undefined) return stateSchema.parse({ version: 1 })
  const state = readJson(stateSchema, text)
  if (state) return state
  throw publishProblem('state-unreadable', {})
}

/** Returns the text of a state. The same state has the same text. */
export function stateText(state: PublishState): string {
  return `${JSON.stringify(stateSchema.parse(state), null, 1)}\n`
}
