import { hash } from 'node:crypto'
import type { securityHeaders } from '../../../lib/hosts/host-files.ts'
import { reasonOf } from '../../../lib/problem/problem.ts'
import { isLocal } from '../../../lib/server/local-server.ts'
import { isText, MANIFEST, parseManifest } from '../../../lib/store/manifest.ts'
import { type Finding, finding } from '../finding/finding.ts'
import types from './types.json' with { type: 'json' }

/**
 * Returns the problems of how a host serves the site. Whether the bytes are those that were built is the subject of
 * `verify`.
 * @param base the URL of the site; it ends with a slash
 */
export async function examineHost(base: URL): Promise<Finding[]> {
  try {
    const host = await openHost(base)
    if (host.files.size > 0) return (await Promise.all(CHECKS.map((check) => check(host)))).flat()
  } catch (error) {
    return finding('host-silent', { base, reason: reasonOf(error) })
  }
  return finding('manifest-missing', { manifest: new URL(MANIFEST, base) })
}

/** The checks of a host, in the order in which they are reported. */
const CHECKS = [ownAddress, folders, mediaTypes, compression, notFound, caching, policy, headers, privateFiles]

/** Checks whether the host serves private files: a Git repository that was uploaded with the site. */
async function privateFiles(host: Host): Promise<Finding[]> {
  const answer = await host.get('.git/HEAD')
  const isServed = answer.status === 200 && /^(ref: |[0-9a-f]{40})/.test(bodyTextOf(answer))
  return isServed ? finding('repository-served', {}) : []
}

/** A host to check. */
export interface Host {
  /** The URL of the site; it ends with a slash. */
  readonly base: URL
  /** Every file of the site by its name, with its digest; empty if the host does not serve the manifest. */
  readonly files: ReadonlyMap<string, string>
  /**
   * Requests an address below the base, without following redirects.
   * @param name `en/`, as a browser requests en/index.html
   * @param encodings the accepted encodings besides plain bytes: `br, gzip`
   */
  get(name: string, encodings?: string): Promise<HostResponse>
}

/** The response of a host. */
type HostResponse = Awaited<ReturnType<typeof ask>>

/** The timeout of a request, in milliseconds. */
const PATIENCE = 30_000

/**
 * Opens a host, and reads its list of files.
 * @throws if it does not answer
 */
export async function openHost(base: URL): Promise<Host> {
  const known = new Map<string, Promise<HostResponse>>()
  const get = (name: string, encodings = 'identity') => {
    const key = `${encodings} ${name}`
    const answer = known.get(key) ?? ask(new URL(name, base), encodings)
    known.set(key, answer)
    return answer
  }
  const manifest = await get(MANIFEST)
  const isListed = manifest.status === 200 && /^[0-9a-f]{64} {2}/.test(bodyTextOf(manifest))
  return { base, get, files: isListed ? parseManifest(bodyTextOf(manifest)) : new Map() }
}

/** Returns the text of a response. */
export function bodyTextOf({ body }: HostResponse): string {
  return new TextDecoder().decode(body)
}

/** Returns the address at which a browser requests a file: an index.html by its folder. */
export function hostAddressOf(name: string): string {
  return name.replace(/(^|\/)index\.html$/, '$1')
}

/** Returns the address of a page of the site in one language, as a browser requests it. */
export function somePage({ files }: Host): string {
  return hostAddressOf([...files.keys()].find((name) => /^[^/]+\/index\.html$/.test(name)) ?? '')
}

/** Returns the files that a browser requests by their name: no hidden ones, and not the 404 page. */
export function requestedFiles({ files }: Host): string[] {
  return [...files.keys()].filter((name) => !/^[._]|\/\.|^404/.test(name))
}

async function ask(address: URL, encodings: string) {
  const response = await fetch(address, {
    redirect: 'manual',
    headers: { 'accept-encoding': encodings },
    signal: AbortSignal.timeout(PATIENCE),
  })
  return { status: response.status, headers: response.headers, body: await response.bytes() }
}

/** Checks whether the pages state their real URL, and whether the connection is encrypted. */
export async function ownAddress(host: Host): Promise<Finding[]> {
  const { base } = host
  if (isLocal(base.hostname)) return []
  const page = somePage(host)
  const link = /<link[^<>]+rel="?canonical\b[^<>]*>/.exec(bodyTextOf(await host.get(page)))?.[0]
  const stated = link && /href="?([^"\s>]+)/.exec(link)?.[1]
  const here = new URL(page, base).href
  const site = base.href.replace(/^http:/, 'https:')
  const elsewhere = () => finding(stated ? 'address-other' : 'address-unsaid', { here, stated, site })
  return [
    ...(base.protocol === 'http:' ? finding('address-open', { base }) : []),
    ...(stated === here ? [] : elsewhere()),
  ]
}

/** Checks whether a folder’s address shows its index.html, and whether one without its slash redirects to it. */
export async function folders(host: Host): Promise<Finding[]> {
  const page = somePage(host)
  const { status } = await host.get(page)
  if (status !== 200) return finding('folder-index', { page, status })
  const bare = page.replace(/\/$/, '')
  if (!bare) return []
  const answer = await host.get(bare)
  const target = URL.parse(answer.headers.get('location') ?? '', new URL(bare, host.base))
  if (answer.status >= 300 && answer.status < 400 && target?.pathname === new URL(page, host.base).pathname) return []
  return finding(answer.status === 200 ? 'folder-slash-shown' : 'folder-slash', { bare, status: answer.status, page })
}

/** Checks whether a missing page has status 404, with the site's own 404 page. */
export async function notFound(host: Host): Promise<Finding[]> {
  const page = 'no-such-page/at/any/depth/'
  const { status, body } = await host.get(page)
  if (status !== 404) return finding('not-found-status', { page, status })
  const own = host.files.get('404.html')
  return own === undefined || hash('sha256', body) === own ? [] : finding('not-found-page', {})
}

/** Checks whether the security headers come with a page, and with a file that never changes. */
export async function headers(host: Host): Promise<Finding[]> {
  const asset = [...host.files.keys()].find((name) => name.startsWith('assets/'))
  const names = [somePage(host), ...(asset ? [hostAddressOf(asset)] : [])]
  const answers = await Promise.all(names.map(async (name) => ({ name, headers: (await host.get(name)).headers })))
  return Object.entries(HEADERS).flatMap(([header, [least, why]]) => {
    // Browsers ignore this header over http.
    if (header === 'Strict-Transport-Security' && host.base.protocol === 'http:') return []
    const without = answers.find((answer) => !least.test(answer.headers.get(header) ?? ''))
    if (!without) return []
    const sent = without.headers.get(header)
    const how = sent === null ? `without ${header}` : `with ${header}: ${sent}`
    return finding('header-{header}', { header: header.toLowerCase(), page: without.name, how, why })
  })
}

/** The parts that each header of Masthead must at least contain, and its purpose. */
const HEADERS: Readonly<Record<keyof ReturnType<typeof securityHeaders>, readonly [least: RegExp, why: string]>> = {
  'Content-Security-Policy': [/frame-ancestors/, 'Only a header can say which sites may show a page in a frame.'],
  'X-Content-Type-Options': [/^nosniff$/i, 'Browsers may guess another type for a file, such as a script.'],
  'X-Frame-Options': [
    /^(deny|sameorigin)$/i,
    'Old browsers let other sites show a page in a frame, and take its clicks.',
  ],
  'Referrer-Policy': [/./, 'Old browsers tell other sites which story a reader came from.'],
  'Permissions-Policy': [/./, 'A script may ask for camera, microphone and place.'],
  'Cross-Origin-Opener-Policy': [/^same-origin/, 'A page that opened this one keeps some control of its window.'],
  'Cross-Origin-Resource-Policy': [/^cross-origin$/, 'Feed readers may not show the pictures of stories.'],
  'Strict-Transport-Security': [/max-age=[1-9]/, 'The next visit may begin without encryption, and be diverted.'],
}

/** Checks whether a policy that the host adds allows a page's own style, as the page's own policy does by its hash. */
export async function policy(host: Host): Promise<Finding[]> {
  const sent = (await host.get(somePage(host))).headers.get('content-security-policy') ?? ''
  const directives = new Map(sent.split(';').map((part) => [part.trim().split(/\s+/)[0], part] as const))
  const styles = directives.get('style-src-elem') ?? directives.get('style-src') ?? directives.get('default-src')
  const isAllowed = !styles || /'unsafe-inline'|'sha256-/.test(styles)
  return isAllowed ? [] : finding('policy-strict', { styles: styles.trim() })
}

/** The longest time that a page may be cached, in seconds. A reader may see the uncorrected page that long. */
const AT_MOST = 600
const A_MONTH = 2_592_000

/** Checks whether browsers cache files that never change, and revalidate files that do. */
export async function caching(host: Host): Promise<Finding[]> {
  const controlOf = async (name: string) => (await host.get(name)).headers.get('cache-control') ?? ''
  const asset = [...host.files.keys()].find((name) => /^assets\/.*\.[0-9a-f]{12}\.[a-z0-9]+$/.test(name))
  const ofAsset = asset && (await controlOf(asset))
  const page = somePage(host)
  const ofPage = await controlOf(page)
  const isShort = ofAsset !== undefined && !(/immutable/.test(ofAsset) && secondsOf(ofAsset) >= A_MONTH)
  return [
    ...(isShort ? finding('cache-short', { asset, control: ofAsset || 'nothing' }) : []),
    ...(secondsOf(ofPage) > AT_MOST || /immutable/.test(ofPage)
      ? finding('cache-long', { page, control: ofPage })
      : []),
    ...(ofPage === '' ? finding('cache-unsaid', { page }) : []),
  ]
}

function secondsOf(control: string): number {
  if (/no-store|no-cache/.test(control)) return 0
  return Number(/max-age=(\d+)/.exec(control)?.[1] ?? 0)
}

/** Checks whether a file of each kind has the right media type, and plain texts are marked as UTF-8. */
export async function mediaTypes(host: Host): Promise<Finding[]> {
  const findings = Object.entries(types).map(async ([extension, { type, why }]) => {
    const file = requestedFiles(host).find((name) => extensionOf(name) === extension)
    if (!file) return []
    const { headers, status } = await host.get(hostAddressOf(file))
    const stated = headers.get('content-type') ?? 'nothing in particular'
    if (status !== 200) return []
    if (!new RegExp(type).test(stated)) return finding('type-{extension}', { extension, file, stated, why })
    if (!['md', 'txt'].includes(extension) || /charset="?utf-8/i.test(stated)) return []
    return finding('charset-{extension}', { extension, file, stated })
  })
  return (await Promise.all(findings)).flat()
}

/** The size in bytes up to which a file fits into one packet anyway. Hosts send such files uncompressed. */
const ONE_PACKET = 1400

/** Checks whether texts are compressed, with brotli where a client accepts it, and whether `Vary` tells caches so. */
export async function compression(host: Host): Promise<Finding[]> {
  const kinds = Object.entries(Object.groupBy(requestedFiles(host).filter(isText), extensionOf))
  const sent = await Promise.all(
    kinds.map(async ([extension, names = []]) => ({ extension, ...(await sentAs(host, names.slice(0, 3))) })),
  )
  type Key = 'compression-missing' | 'compression-weak' | 'compression-vary'
  const found = (key: Key, has: (one: (typeof sent)[number]) => boolean | undefined) => {
    const kinds = sent.flatMap((one) => (has(one) ? [one.extension] : []))
    return kinds.length > 0 ? finding(key, { kinds: kinds.join(', ') }) : []
  }
  return [
    ...found('compression-missing', ({ encoding }) => encoding === null),
    ...found('compression-weak', ({ encoding }) => encoding === 'gzip'),
    ...found('compression-vary', ({ encoding, varies }) => Boolean(encoding) && !varies),
  ]
}

/** Returns how the host sends the first of these files that is worth compressing; undefined if there is none. */
async function sentAs(host: Host, names: readonly string[]) {
  for (const name of names) {
    const { status, body } = await host.get(hostAddressOf(name))
    if (status !== 200 || body.length < ONE_PACKET) continue
    const { headers } = await host.get(hostAddressOf(name), 'br, gzip')
    const varies = /accept-encoding|\*/i.test(headers.get('vary') ?? '')
    return { encoding: headers.get('content-encoding'), varies }
  }
  return undefined
}

function extensionOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1)
}
