import { existsSync } from 'node:fs'
import path from 'node:path'
import { newsroomFolder } from '../../../lib/settings/installation.ts'
import { contentDir, storeEndpoint } from '../../../lib/settings/settings.ts'
import { isWithin, realFolder, siteFolder } from '../../../lib/store/out-folder.ts'
import { publishProblem } from '../plan/publish-problem.ts'
import type { Compressed } from '../plan/site-to-publish.ts'
import { folderTarget } from './folder-target.ts'
import { rsyncTarget } from './rsync-target.ts'
import { s3PlaceOf, s3Target } from './s3-target.ts'
import type { Target } from './target.ts'

/** A place to publish to, before it is opened. */
export interface Destination {
  /** The ways to publish compressed copies that it allows. The first is used if none is chosen. */
  readonly compressed: readonly Compressed[]
  /** Its path, if it is a folder of this machine. */
  readonly folder?: string
  open(): Promise<Target>
}

/**
 * Returns the place that an argument of `masthead publish` names.
 * @param endpoint the address of the S3 store, if it is not that of AWS
 * @throws PublishProblem if it names none
 */
export function destinationOf(where: string, endpoint = storeEndpoint()): Destination {
  const place = s3PlaceOf(where, endpoint)
  if (place) return { compressed: ['off', 'br', 'gzip', 'copies'], open: async () => s3Target(place) }
  if (isFolder(where)) {
    const folder = path.resolve(where)
    return { compressed: ['copies', 'off'], folder, open: async () => folderTarget(folder) }
  }
  if (RSYNC.test(where)) return { compressed: ['copies', 'off'], open: async () => rsyncTarget(where) }
  throw publishProblem('place-unknown', { where: withoutPassword(where) })
}

/**
 * Whether a name is that of a folder of this machine. One with “:” or “@” is only if it exists, or begins as a path.
 */
function isFolder(where: string): boolean {
  return path.isAbsolute(where) || /^\.{1,2}\/|^[^:@]+$/.test(where) || existsSync(where)
}

const USER = String.raw`(?:[^\s:@/[\]-][^\s:@/[\]]*@)?`
const HOST = String.raw`(?:\w[\w.-]*|\[[\da-f:.]+(?:%\w+)?\])`
const SCHEMES = '(?:s3|git|rsync|https?|ftps?|sftp|ssh|file|gs|az|davs?)'

/**
 * The places that rsync knows: `user@host:path`, `host::module/path` and `rsync://user@host:port/module/path`. A name
 * that may contain a password is none: rsync would take it for a part of the path.
 */
const RSYNC = new RegExp(
  [
    String.raw`^(?!${SCHEMES}:)${USER}${HOST}:(?!.*@.*:)(?:/|:?[^\s:@/][^\n:@/]*(?:/|$))[^\n]*$`,
    String.raw`^rsync://${USER}${HOST}(?::\d+(?!.*@))?/[^\s:@/][^\n]*$`,
  ].join('|'),
  'i',
)

/** Returns the name of a place without what may be a password in it. */
export function withoutPassword(where: string): string {
  return isFolder(where) || RSYNC.test(where) ? where : where.replace(/^([a-z][a-z\d+.-]*:\/\/)?.*@/is, '$1…@')
}

/**
 * Returns the reason why a site cannot be published to a folder of this machine: it is in or around OUT_DIR or the
 * content, or it is or contains the newsroom. Undefined if there is none.
 */
export function overlapOf(folder: string): string | undefined {
  const [place, newsroom] = [realFolder(folder), realFolder(newsroomFolder())]
  const [out, content] = [siteFolder(newsroom), realFolder(path.resolve(newsroom, contentDir()))]
  if (place === out) return 'This folder is OUT_DIR itself'
  if (isWithin(place, out)) return `This folder is in OUT_DIR (${out}), which each build replaces`
  if (isWithin(out, place)) return `This folder contains OUT_DIR (${out})`
  if (isWithin(place, content)) return `This folder is in the content of the newsroom (${content})`
  if (isWithin(content, place)) return `This folder contains the content of the newsroom (${content})`
  return isWithin(newsroom, place) ? `This folder contains the newsroom (${newsroom})` : undefined
}
