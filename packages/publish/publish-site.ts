import { hash } from 'node:crypto'
import { MANIFEST } from '../../lib/store/manifest.ts'
import { compareTarget } from './compare-target.ts'
import { inParts } from './plan/in-parts.ts'
import { type Plan, planPublication, UNKNOWN } from './plan/plan-publication.ts'
import { publishProblem } from './plan/publish-problem.ts'
import { type PublishState, parseState, STATE, stateText } from './plan/publish-state.ts'
import {
  type Compressed,
  listedNames,
  manifestIn,
  manifestOfUploads,
  type SiteToPublish,
} from './plan/site-to-publish.ts'
import { requireSameAddress } from './site-address.ts'
import { lockTarget } from './targets/lock-target.ts'
import type { Target } from './targets/target.ts'
import { deliverNews, newsOf, parseVisible, VISIBLE_DIGESTS, visibleText } from './tell/news.ts'
import type { Receiver } from './tell/receivers.ts'

/** The options with which a site is published. */
export interface PublishOptions extends Permissions {
  readonly compressed: Compressed
  /** The maximum number of files that may leave the site; undefined for any number. */
  readonly mostRemoved: number | undefined
  /** How long assets stay after they have left the site, in milliseconds. */
  readonly grace: number
  /** Whether to change nothing. */
  readonly isDryRun: boolean
  readonly now: Date
  /** Whom to tell what has changed. */
  readonly receivers?: readonly Receiver[]
  /** The pauses before another attempt to tell a receiver, in milliseconds. */
  readonly pauses?: readonly number[]
  /** Is called when a file has arrived. */
  readonly progress?: (done: number, total: number, stage: string) => void
}

/** The interval at which a publication records what has arrived, in milliseconds. */
const RECORDED = 15_000

/**
 * Publishes a built site at a target: uploads what changed, stage by stage, then the manifest, and then deletes what
 * has left the site, and tells receivers. Until the manifest is written, the next publication goes on where this one
 * ended.
 * @throws PublishProblem if it fails; what readers see is whole nevertheless
 */
export async function publishSite(site: SiteToPublish, target: Target, options: PublishOptions) {
  const { receivers = [] } = options
  try {
    await requireOwnPlace(site, target, options)
    if (options.isDryRun) return { ...(await prepared(site, target, options)), ...(await deliverNews([], {})) }
    const { check, release } = await lockTarget(target)
    try {
      const published = await publishChanges(site, target, options, check)
      const { untold, ...delivered } = await deliverNews(receivers, published.news.untold, options.pauses)
      if (JSON.stringify(untold) !== JSON.stringify(published.state.untold))
        await target.write(STATE, stateText({ ...published.state, untold }))
      return { ...published, ...delivered }
    } finally {
      await release()
    }
  } finally {
    await target.finish()
  }
}

/** The result of a publication. */
export type Published = Awaited<ReturnType<typeof publishSite>>

/** Compares the site with the target, and says what a publication would do. */
async function prepared(site: SiteToPublish, target: Target, options: PublishOptions) {
  const manifest = await target.read(MANIFEST)
  const stateThere = await target.read(STATE)
  const state = parseState(stateThere)
  const own = stateThere === undefined ? undefined : ownManifest(manifest, state, target, options)
  const published = manifestIn(own ?? '', `${MANIFEST} at ${target.where}`)
  if (!options['new-address']) await requireSameAddress(site, target, published)
  const planned = planPublication({ ...options, files: site.files, published, state })
  refuseMassDelete(planned, options.mostRemoved)
  // Where Masthead has not published, \`requireOwnPlace\` has looked.
  const mayReplace = options.adopt === true || stateThere === undefined
  const { plan, kept } = await compareTarget(planned, target, { files: site.files, published, state, mayReplace })
  return {
    plan,
    /** The files that leave the site and stay at the target, because somebody else has changed them. */
    kept,
    state: { ...state, manifests: own === undefined ? [] : [hash('sha256', own)] },
    stateThere,
    manifest,
    /** The number of files that are uploaded. */
    uploaded: plan.stages.reduce((sum, { files }) => sum + files.length, 0),
    /** The number of files that are deleted, with compressed copies. */
    deleted: plan.due.length,
    /** The number of files that are to be deleted later. */
    waiting: Object.keys(plan.gone).length - plan.due.length,
  }
}

function refuseMassDelete({ removed }: Plan, most: number | undefined): void {
  if (most === undefined || removed.length <= most) return
  const count = removed.length.toLocaleString('en')
  throw publishProblem('too-many-deleted', { count, first: removed[0], most, number: removed.length })
}

/** Makes all changes at a target, and returns the state that it records there. */
async function publishChanges(site: SiteToPublish, target: Target, options: PublishOptions, check: () => void) {
  const { plan, state, stateThere, manifest, ...counts } = await prepared(site, target, options)
  const text = manifestOfUploads(site.files)
  const isChanged = counts.uploaded > 0 || text !== manifest
  const { receivers = [] } = options
  const seen = receivers.some(({ wants }) => wants === 'pages')
    ? parseVisible(await target.read(VISIBLE_DIGESTS))
    : undefined
  const news = newsOf(site, plan, receivers, seen ?? new Map(), state.untold)
  const manifests = [hash('sha256', text)]
  const { compressed } = options
  const begun = { ...state, compressed, untold: news.untold, manifests: [...state.manifests, ...manifests] }
  if (isChanged) {
    const visible = seen && visibleText(news.seen)
    const underway = await upload(site, target, { ...options, plan, state: begun, visible, check })
    await target.write(STATE, stateText({ ...begun, underway, gone: plan.gone, digests: plan.digests }))
    check()
    await target.write(MANIFEST, text)
  }
  await target.remove(plan.due)
  const due = new Set(plan.due)
  const waiting = <Value>(all: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(all).filter(([name]) => Object.hasOwn(plan.gone, name) && !due.has(name)))
  const [gone, digests] = [waiting(plan.gone), waiting(plan.digests)]
  const ended: PublishState = { ...begun, underway: {}, gone, digests, manifests }
  if (isChanged || stateText(ended) !== stateThere) await target.write(STATE, stateText(ended))
  return { plan, news, state: ended, ...counts }
}
/**
 * Uploads the stages one after the other. The target first knows which files will change, and later which have arrived,
 * so that the next publication knows what to do if this one is killed.
 * @param context with the digests of what readers will see, unless nobody asks for them
 * @returns the files that have arrived, with their digests
 */
async function upload(
  site: SiteToPublish,
  target: Target,
  context: PublishOptions & { plan: Plan; state: PublishState; visible: string | undefined; check: () => void },
) {
  const { plan, state, visible, check, progress } = context
  const all = plan.stages.flatMap(({ files }) => files)
  const underway: Record<string, string> = { ...state.underway }
  for (const { name } of all) underway[name] = UNKNOWN
  // A file that an interrupted publication uploaded, and that this site does not have, is deleted like any other.
  const record = () => target.write(STATE, stateText({ ...state, underway, gone: plan.gone, digests: plan.digests }))
  await record()
  if (visible !== undefined) await target.write(VISIBLE_DIGESTS, visible)
  let recorded = Date.now()
  let done = 0
  try {
    for (const { name, files } of plan.stages) {
      for (const some of inParts(files, PART)) {
        check()
        await target.put(site, some, (file) => {
          underway[file.name] = file.sha256
          progress?.(++done, all.length, name)
        })
        if (Date.now() - recorded < RECORDED) continue
        await record()
        recorded = Date.now()
      }
    }
  } catch (error) {
    await record().catch(() => {}) // The first error says more.
    throw error
  }
  return underway
}

/** The number of files after which an upload looks whether it is still the only one. */
const PART = 500

/** What a publication may do only if somebody allows it. */
export interface Permissions {
  /** Whether it may publish among files that Masthead did not publish, and replace those of the same name. */
  readonly adopt?: boolean | undefined
  /** Whether it may make the place. */
  readonly create?: boolean | undefined
  /** Whether it may replace a site that was built for another address. */
  readonly 'new-address'?: boolean | undefined
}

/** The lock of a publisher that has just begun, and what a killed one was writing. */
const BEGUN = /^\.{1,2}masthead-publish\./

/**
 * Checks that a publication may change a place: Masthead published there before, it is empty, or it is allowed.
 * @throws PublishProblem otherwise, with the option that allows it
 */
async function requireOwnPlace(
  { files }: SiteToPublish,
  target: Target,
  { adopt = false, create = false }: Permissions,
): Promise<void> {
  if ((await target.read(STATE)) !== undefined) return
  const found = await target.list()
  if (found === undefined && !create) throw publishProblem('place-missing', { where: target.where }, 'create')
  const others = found?.filter((name) => !BEGUN.test(name)).sort() ?? []
  if (others.length === 0 || adopt) return
  const tops = new Set(files.map(({ name }) => name.replace(/\/.*/, '/')))
  const replaced = others.filter((name) => tops.has(name) || name === MANIFEST)
  const which =
    replaced.length > 0
      ? `It replaces files that have the name of a file of the site (see ${listedNames(replaced)}); all others stay.`
      : 'All of them stay.'
  throw publishProblem('place-foreign', { where: target.where, others: listedNames(others), replaced: which }, 'adopt')
}

/**
 * Returns the manifest at a place if Masthead wrote it: only the files that it lists are Masthead’s.
 * @param manifest its text; undefined if there is none
 * @throws PublishProblem if another program has replaced it, unless that is allowed or a publication was interrupted
 */
function ownManifest(
  manifest: string | undefined,
  { manifests, underway }: PublishState,
  { where }: Target,
  { adopt = false }: Permissions,
): string | undefined {
  if (manifest === undefined) return undefined
  // Earlier versions did not record its digest. Every site of Masthead has a 404 page.
  if (manifests?.includes(hash('sha256', manifest)) ?? /^[\da-f]{64} {2}404\.html$/m.test(manifest)) return manifest
  if (adopt || Object.keys(underway).length > 0) return undefined
  throw publishProblem('manifest-foreign', { where }, 'adopt')
}
