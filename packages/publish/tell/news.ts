import { hash } from 'node:crypto'
import { reasonOf } from '../../../lib/problem/problem.ts'
import { withoutPasswords } from '../../../lib/settings/settings.ts'
import { isFileOfSite } from '../../../lib/store/manifest.ts'
import { inParts } from '../plan/in-parts.ts'
import { isCompressedCopy, type Plan } from '../plan/plan-publication.ts'
import { publishProblem } from '../plan/publish-problem.ts'
import { bytesToSend, type SiteToPublish } from '../plan/site-to-publish.ts'
import { runProgram, withRetries } from '../targets/run-program.ts'
import { addressOfSite, type Notification, type Receiver } from './receivers.ts'

/**
 * Returns what receivers are to be told of a publication: of feeds that changed, of pages whose visible content changed
 * or that are gone, or of every file that changed or is deleted.
 * @param seen the digests of what readers saw of each page before
 * @param untold what earlier publications could not tell
 * @returns `untold`, the addresses that each receiver is to be told of, with those of earlier publications; and `seen`,
 * the digests of what readers see of each page after the publication
 */
export function newsOf(
  site: SiteToPublish,
  { stages, removed, due }: Plan,
  receivers: readonly Receiver[],
  seen: ReadonlyMap<string, string>,
  untold: Untold,
) {
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
  throw publishProblem('key-file-missing', { key })
}

/** The addresses that receivers have not been told of yet, by the names of the receivers. */
type Untold = Readonly<Record<string, readonly string[]>>

/** The pauses before another attempt, in milliseconds. */
const PAUSES = [1000, 4000]

/** The time in milliseconds in which a receiver must answer. */
const PATIENCE = 30_000

/**
 * Tells receivers of addresses. Nobody is told twice of the same change.
 * @returns what is still untold, why and how much, and the number of addresses that each receiver was told of
 */
export async function deliverNews(receivers: readonly Receiver[], due: Untold, pauses: readonly number[] = PAUSES) {
  const undelivered: { receiver: string; reason: string; count: number }[] = []
  const untold: Record<string, readonly string[]> = {}
  const deliver = async ({ name, batchSize, message }: Receiver) => {
    let left = due[name] ?? []
    for (const some of inParts(left, batchSize)) {
      const mayHelp = ({ reason, isFinal }: Sent) => reason !== undefined && !isFinal
      const { reason } = await withRetries(() => send(message(some)), mayHelp, pauses)
      if (reason !== undefined) {
        untold[name] = left
        undelivered.push({ receiver: name, reason, count: left.length })
        return
      }
      left = left.slice(some.length)
    }
  }
  await Promise.all(receivers.map(deliver))
  const counts = Object.entries(due).map(([name, all]) => [name, all.length - (untold[name]?.length ?? 0)] as const)
  return { untold, undelivered, told: Object.fromEntries(counts) }
}

/** The result of a message: why it failed, and whether another attempt cannot help. */
interface Sent {
  readonly reason?: string
  readonly isFinal?: boolean
}

async function send(message: Notification): Promise<Sent> {
  if ('command' in message) {
    const { code, stderr } = await runProgram('sh', ['-c', message.command], { input: message.input })
    const said = stderr.trim().split('\n').at(-1)
    return code === 0 ? {} : { reason: withoutPasswords(`it ended with code ${code}: ${said}`), isFinal: true }
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

/** The file at the target with a digest of the visible content of each page. */
export const VISIBLE_DIGESTS = '.masthead-visible'

/** Pages that search engines and subscribers have no use for. */
const NO_NEWS = /(?:^|\/)404\.html$|^[^/]+\/(?:search|offline|mail)\//

/** Whether a file is a page that others may be told of. */
function isPageOfNews(name: string): boolean {
  return name.endsWith('/index.html') && !NO_NEWS.test(name)
}

/**
 * Returns a digest of what a reader sees of a page: its title, description, texts, links and pictures. Style, scripts,
 * and names of files that only their digest changes do not count.
 */
export function visibleDigest(html: string): string {
  const [, title = ''] = /<title>([^<]*)/.exec(html) ?? []
  const [, description = ''] = /<meta name="description" content="([^"]*)/.exec(html) ?? []
  const [main = ''] = /<main[\s>][\s\S]*<\/main>/.exec(html) ?? [html]
  const seen = main
    .replaceAll(/<(script|style|template)[\s>][\s\S]*?<\/\1>/g, '')
    .replaceAll(/<[^>]*>/g, (tag) => [...tag.matchAll(/ (?:href|src|alt|datetime)="[^"]*"/g)].join(''))
    .replaceAll(/\.[\da-f]{12}\./g, '.')
    .replaceAll(/\s+/g, ' ')
  return hash('sha256', [title, description, seen].join('\0')).slice(0, 16)
}

/** Reads the digests of the visible content of pages, by file name. Lines that Masthead did not write do not count. */
export function parseVisible(text: string | undefined): Map<string, string> {
  const lines = text?.split('\n') ?? []
  return new Map(
    lines.flatMap((line) => {
      const [, digest, name] = /^([\da-f]{16}) (.+)$/.exec(line) ?? []
      return digest && name && isFileOfSite(name) ? [[name, digest] as const] : []
    }),
  )
}

/** Returns the text of the file with the digests of pages. */
export function visibleText(digests: ReadonlyMap<string, string>): string {
  const sorted = [...digests].sort(([a], [b]) => (a < b ? -1 : 1))
  return sorted.map(([name, digest]) => `${digest} ${name}\n`).join('')
}
