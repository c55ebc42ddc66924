import type { PublishState } from './publish-state.ts'
import type { Compressed, Upload } from './site-to-publish.ts'

/** Files that are uploaded together. */
export interface Stage {
  readonly name: (typeof STAGES)[number]
  readonly files: readonly Upload[]
}

/**
 * The stages of an upload. Whatever a page needs or links to is there before the page: at every moment, each page that
 * a reader gets is whole.
 */
const STAGES = ['assets', 'new pages', 'changed pages', 'fronts and lists', 'feeds'] as const

/** The changes that a publication makes at its target. */
export interface Plan {
  /** The stages that have files, in their order. */
  readonly stages: readonly Stage[]
  /** The names of the files that this publication takes out of the site, without compressed copies. */
  readonly removed: readonly string[]
  /** The files to be deleted, now or later, with the time since when they are no longer part of the site. */
  readonly gone: Readonly<Record<string, string>>
  /** The digests that these files had when they were published, as far as they are known. */
  readonly digests: Readonly<Record<string, string>>
  /** Those of them that are deleted at the end of this publication: pages before the assets that they need. */
  readonly due: readonly string[]
}

/** The facts from which a plan is made. */
export interface Situation {
  /** The files of the built site. */
  readonly files: readonly Upload[]
  readonly compressed: Compressed
  /** The digests in the manifest of the last publication, by file name. */
  readonly published: ReadonlyMap<string, string>
  readonly state: PublishState
  readonly now: Date
  /** How long assets stay after they have left the site, in milliseconds. */
  readonly grace: number
}

/** The value in place of the digest of a file that an interrupted publication may have changed. */
export const UNKNOWN = 'unknown'

/**
 * Compares a built site with what was published last, by the digests in both manifests.
 * Files that an interrupted publication may have changed are uploaded again, unless they have certainly arrived.
 */
export function planPublication({ files, compressed, published, state, now, grace }: Situation): Plan {
  const { underway } = state
  const present = new Map([...published, ...Object.entries(underway)])
  const isSame = ({ name, sha256 }: Upload) =>
    !isReencoded(state.compressed, compressed) && present.get(name) === sha256
  const changed = files.filter((file) => !isSame(file))
  const byStage = Map.groupBy(changed, ({ name }) => stageOf(name, !present.has(name)))
  const names = new Set(files.map(({ name }) => name))
  const left = [...present.keys()].filter((name) => !names.has(name))
  const gone = {
    ...Object.fromEntries(left.map((name) => [name, now.toISOString()])),
    ...Object.fromEntries(Object.entries(state.gone).filter(([name]) => !names.has(name))),
  }
  return {
    stages: STAGES.flatMap((name) => {
      const inStage = byStage.get(name)
      return inStage ? [{ name, files: inStage.toSorted(deepestFirst) }] : []
    }),
    removed: left.filter((name) => !state.gone[name] && !isCompressedCopy(name)),
    gone,
    digests: Object.fromEntries(
      Object.keys(gone).flatMap((name) => {
        const digest = present.get(name) ?? state.digests[name]
        return digest === undefined || digest === UNKNOWN ? [] : [[name, digest]]
      }),
    ),
    due: Object.entries(gone)
      .flatMap(([name, since]) => (!isAsset(name) || Date.parse(since) + grace <= now.getTime() ? [name] : []))
      .sort((a, b) => Number(isAsset(a)) - Number(isAsset(b))),
  }
}

/** Whether files are sent in another encoding than before: their digests do not show it. */
function isReencoded(before: Compressed = 'copies', now: Compressed): boolean {
  const encodes = (compressed: Compressed) => compressed === 'br' || compressed === 'gzip'
  return before !== now && (encodes(before) || encodes(now))
}

/** Returns the stage in which a file is uploaded. A compressed copy is uploaded with its file. */
function stageOf(name: string, isNew: boolean): Stage['name'] {
  const file = withoutCompression(name)
  if (/\.html$|\/story\.md$/.test(file)) {
    if (isNew) return 'new pages'
    return FRONTS_AND_LISTS.test(file) ? 'fronts and lists' : 'changed pages'
  }
  return isAsset(file) || !SUMMARIES.test(file) ? 'assets' : 'feeds'
}

const FRONTS_AND_LISTS =
  /^(?:[^/]+\/)?(?:index|404)\.html$|^[^/]+\/(?:topics|authors|archive|search|offline|wanted|mail)\//

/**
 * Files that say what there is: feeds, sitemaps, the entry of a search index, the service worker, settings of hosts.
 */
const SUMMARIES =
  /(?:^|\/)(?:feed\.json|[^/]+\.xml|robots\.txt|llms\.txt|latest\.txt|pagefind-entry\.json|sw\.js|\.htaccess|_headers|_redirects)$|^\.hosts\//

/** Whether a file has a digest in its name: pages that readers have open may still need it after a new publication. */
export function isAsset(name: string): boolean {
  return /^assets\/|\/search\/\d+\/(?:fragment\/|index\/|pagefind\.[^/]*\.pf_meta)/.test(name)
}

/** Returns the name of the file that a compressed copy is of; other names stay as they are. */
export function withoutCompression(name: string): string {
  return name.replace(/\.(?:br|gz)$/, '')
}

/** Whether a file is the compressed copy of another. */
export function isCompressedCopy(name: string): boolean {
  return name !== withoutCompression(name)
}

/** Compares files, deepest folder first, so that a list appears after what it leads to. */
function deepestFirst(a: Upload, b: Upload): number {
  const depth = ({ name }: Upload) => name.split('/').length
  return depth(b) - depth(a) || (a.name < b.name ? -1 : 1)
}
