import { hash } from 'node:crypto'
import { MANIFEST } from '../../lib/store/manifest.ts'
import { type PublishState, STATE } from './plan/publish-state.ts'
import { PublishProblem, type SiteToPublish } from './plan/site-to-publish.ts'
import type { Target } from './targets/target.ts'

/** What a publication may do at a place that Masthead has not published to. */
export interface Permissions {
  /** Whether it may publish among files that Masthead did not publish, and replace those of the same name. */
  readonly adopt?: boolean | undefined
  /** Whether it may make the place. */
  readonly create?: boolean | undefined
}

/** The number of names in a message. */
const NAMED = 5

/** The lock of a publisher that has just begun, and what a killed one was writing. */
const BEGUN = /^\.{1,2}masthead-publish\./

/**
 * Checks that a publication may change a place: Masthead published there before, it is empty, or it is allowed.
 * @throws PublishProblem otherwise, with the option that allows it
 */
export async function requireOwnPlace(
  { files }: SiteToPublish,
  target: Target,
  { adopt = false, create = false }: Permissions,
): Promise<void> {
  if ((await target.read(STATE)) !== undefined) return
  const found = await target.list()
  if (found === undefined && !create) {
    throw new PublishProblem(
      `There is no such place yet: ${target.where}.`,
      'Correct the name. If it is right and Masthead is to make it: --create',
      'create',
    )
  }
  const others = found?.filter((name) => !BEGUN.test(name)).sort() ?? []
  if (others.length === 0 || adopt) return
  const tops = new Set(files.map(({ name }) => name.replace(/\/.*/, '/')))
  const replaced = others.filter((name) => tops.has(name) || name === MANIFEST)
  throw new PublishProblem(
    `${target.where} has files that Masthead did not publish: ${listed(others)}.`,
    `Name an empty place. To publish among these files: --adopt. ${replaced.length > 0 ? `It replaces files that have the name of a file of the site (see ${listed(replaced)}); all others stay.` : 'All of them stay.'}`,
    'adopt',
  )
}

/**
 * Returns the manifest at a place if Masthead wrote it: only the files that it lists are Masthead’s.
 * @param manifest its text; undefined if there is none
 * @throws PublishProblem if another program has replaced it, unless that is allowed or a publication was interrupted
 */
export function ownManifest(
  manifest: string | undefined,
  { manifests, underway }: PublishState,
  { where }: Target,
  { adopt = false }: Permissions,
): string | undefined {
  if (manifest === undefined) return undefined
  // Earlier versions did not record its digest. Every site of Masthead has a 404 page.
  if (manifests?.includes(hash('sha256', manifest)) ?? /^[\da-f]{64} {2}404\.html$/m.test(manifest)) return manifest
  if (adopt || Object.keys(underway).length > 0) return undefined
  throw new PublishProblem(
    `${where}: another program has replaced ${MANIFEST}, so Masthead does not know which files it published.`,
    `Put back the ${MANIFEST} of the last publication. To upload the whole site and delete nothing: --adopt`,
    'adopt',
  )
}

function listed(names: readonly string[]): string {
  const more = names.length - NAMED
  return `${names.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
