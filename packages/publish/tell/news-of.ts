import { isCompressedCopy, type Plan } from '../plan/plan-publication.ts'
import { PublishProblem } from '../plan/publish-problem.ts'
import { bytesToSend, type SiteToPublish } from '../plan/site-to-publish.ts'
import type { Untold } from './deliver-news.ts'
import type { Receiver } from './receiver.ts'
import { addressOfSite } from './receivers.ts'
import { isPageOfNews, visibleDigest } from './visible-content.ts'

/** The news of a publication: addresses that changed, for those who are told. */
export interface News {
  /** The addresses that each receiver is to be told of, with those of earlier publications. */
  readonly untold: Untold
  /** The digests of what readers see of each page, after the publication. */
  readonly seen: ReadonlyMap<string, string>
}

/**
 * Returns what receivers are to be told of a publication: of feeds that changed, of pages whose visible content changed
 * or that are gone, or of every file that changed or is deleted.
 * @param seen the digests of what readers saw of each page before
 * @param untold what earlier publications could not tell
 */
export function newsOf(
  site: SiteToPublish,
  { stages, removed, due }: Plan,
  receivers: readonly Receiver[],
  seen: ReadonlyMap<string, string>,
  untold: Untold,
): News {
  const changed = stages.flatMap(({ files }) => files).filter(({ name }) => !isCompressedCopy(name))
  const digests = new Map(
    changed
      .filter(({ name }) => isPageOfNews(name))
      .map(({ name, sha256 }) => [name, visibleDigest(bytesToSend(site, { name, sha256 }).toString())]),
  )
  const names = {
    feeds: changed.map(({ name }) => name).filter((name) => /(?:^|\/)feed\.(?:xml|json)$/.test(name)),
    pages: [
      ...[...digests].flatMap(([name, digest]) => (seen.get(name) === digest ? [] : [name])),
      ...removed.filter(isPageOfNews),
    ],
    files: [...changed.map(({ name }) => name), ...due.filter((name) => !isCompressedCopy(name))],
  }
  const all = receivers.map(({ name, wants }) => {
    const addresses = new Set([...(untold[name] ?? []), ...names[wants].map(addressOf)])
    return [name, [...addresses]] as const
  })
  const removedNames = new Set(removed)
  return {
    untold: Object.fromEntries(all.filter(([, addresses]) => addresses.length > 0)),
    seen: new Map([...[...seen].filter(([name]) => !removedNames.has(name)), ...digests]),
  }
}

function addressOf(name: string): string {
  return new URL(name.replace(/(^|\/)index\.html$/, '$1'), addressOfSite()).href
}

/**
 * Checks that the site has the file by which IndexNow knows that the key is the newsroom’s.
 * @param key the key in site.yaml; undefined if nothing is told to IndexNow
 * @throws PublishProblem if the file is missing
 */
export function requireKeyFile({ files }: SiteToPublish, key: string | undefined): void {
  if (key === undefined || files.some(({ name }) => name === `${key}.txt`)) return
  throw new PublishProblem(
    `The site has no file ${key}.txt, by which IndexNow knows that the key is yours.`,
    `Write the key into static/${key}.txt, beside site.yaml, and build again.`,
  )
}
