import { hash } from 'node:crypto'
import type { securityHeaders } from '../../../lib/hosts/host-files.ts'
import { reasonOf } from '../../../lib/problem/problem.ts'
import { isLocal } from '../../../lib/server/local-server.ts'
import { isText } from '../../../lib/store/content-cache.ts'
import { MANIFEST, parseManifest } from '../../../lib/store/manifest.ts'
import { type Finding, oneError, oneWarning } from '../finding/finding.ts'

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
    return oneError(
      'host-silent',
      `${base.href} does not answer as it should: ${reasonOf(error)}`,
      'Readers do not get the site either.',
      'Check that the address is right, the server runs and its certificate is valid.',
    )
  }
  return oneError(
    'manifest-missing',
    `${new URL(MANIFEST, base).href} is missing. Every site of Masthead has it.`,
    'Without the list of its files neither this command nor verify knows what to request.',
    'Is this the address of the site’s first page? If so, upload the whole folder that the build wrote.',
  )
}

/** The checks of a host, in the order in which they are reported. */
const CHECKS = [ownAddress, folders, types, compression, notFound, caching, policy, headers, privateFiles]

/** Checks whether the host serves private files: a Git repository that was uploaded with the site. */
async function privateFiles(host: Host): Promise<Finding[]> {
  const answer = await host.get('.git/HEAD')
  if (answer.status !== 200 || !/^(ref: |[0-9a-f]{40})/.test(bodyTextOf(answer))) return []
  return oneError(
    'repository-served',
    'The repository at /.git/ is served.',
    'Anybody can fetch everything that was ever committed: drafts, names of sources, passwords.',
    'Delete .git from the host, change every password in it, and upload only the folder that the build wrote.',
  )
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

/** The fix for most problems of a host. */
export const USE_SETTINGS =
  'Use the settings that the build writes for this host: .hosts/nginx.conf or .hosts/Caddyfile, whose first lines say how, .htaccess or _headers.'

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
  const fix = `Build with SITE_URL=${base.href.replace(/^http:/, 'https:')} npx masthead build, and upload the site again.`
  const unencrypted = oneError(
    'address-open',
    `${base.href} is not encrypted.`,
    'Others on the network can read and change the pages; reading offline and installing do not work.',
    'Get a certificate (Let’s Encrypt; Caddy gets one by itself), and redirect from http to https.',
  )
  const elsewhere = stated
    ? oneWarning(
        'address-other',
        `${here} says that its address is ${stated}.`,
        'Search engines, feeds and shared links use the other address.',
        fix,
      )
    : oneWarning(
        'address-unsaid',
        `${here} does not say what its address is.`,
        'The site was built without SITE_URL: it has no hreflang, cards or sitemaps.',
        fix,
      )
  return [...(base.protocol === 'http:' ? unencrypted : []), ...(stated === here ? [] : elsewhere)]
}

/** Checks whether a folder's address shows its index.html, and whether one without its slash redirects to it. */
export async function folders(host: Host): Promise<Finding[]> {
  const page = somePage(host)
  const { status } = await host.get(page)
  if (status !== 200) {
    return oneError(
      'folder-index',
      `/${page} answers ${status}, though that folder contains index.html.`,
      'No link within the site works.',
      'Let the host show index.html for a folder; or build with PORTABLE=1, whose links name it.',
    )
  }
  const bare = page.replace(/\/$/, '')
  if (!bare) return []
  const answer = await host.get(bare)
  const target = URL.parse(answer.headers.get('location') ?? '', new URL(bare, host.base))
  if (answer.status >= 300 && answer.status < 400 && target?.pathname === new URL(page, host.base).pathname) return []
  const what = `/${bare} answers ${answer.status} instead of redirecting to /${page}.`
  const fix = `Let the host redirect to the address with a slash. ${USE_SETTINGS}`
  return answer.status === 200
    ? oneError(
        'folder-slash',
        what,
        'Links within the site are relative: from an address without its slash they are wrong.',
        fix,
      )
    : oneWarning('folder-slash', what, 'Readers who leave out the last slash of an address find nothing.', fix)
}

/** Checks whether a missing page has status 404, with the site's own 404 page. */
export async function notFound(host: Host): Promise<Finding[]> {
  const name = 'no-such-page/at/any/depth/'
  const { status, body } = await host.get(name)
  if (status !== 404) {
    return oneError(
      'not-found-status',
      `An address without a page (/${name}) answers ${status} instead of 404.`,
      'Search engines list pages that do not exist, and nobody notices a broken link.',
      `Remove the rule that sends every address to one page. ${USE_SETTINGS}`,
    )
  }
  const page = host.files.get('404.html')
  if (page === undefined || hash('sha256', body) === page) return []
  return oneWarning(
    'not-found-page',
    'An address without a page shows a page of the host instead of 404.html.',
    'Readers do not find the way to the front page in their language.',
    USE_SETTINGS,
  )
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
    const what = `/${without.name} comes ${sent === null ? `without ${header}` : `with ${header}: ${sent}`}.`
    return oneWarning(`header-${header.toLowerCase()}`, what, why, USE_SETTINGS)
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
  if (!styles || /'unsafe-inline'|'sha256-/.test(styles)) return []
  return oneError(
    'policy-strict',
    `The host’s Content-Security-Policy forbids the page’s own style: ${styles.trim()}.`,
    'A page has a policy of its own; both must allow its style and script, or browsers leave them out.',
    USE_SETTINGS,
  )
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
  const came = `/${page} comes with`
  return [
    ...(ofAsset === undefined || (/immutable/.test(ofAsset) && secondsOf(ofAsset) >= A_MONTH)
      ? []
      : oneWarning(
          'cache-short',
          `${asset} comes with Cache-Control: ${ofAsset || 'nothing'}; it may be cached for ever (immutable).`,
          'Its name changes with its bytes, so each visit requests the same bytes again.',
          USE_SETTINGS,
        )),
    ...(secondsOf(ofPage) > AT_MOST || /immutable/.test(ofPage)
      ? oneError('cache-long', `${came} Cache-Control: ${ofPage}.`, 'Readers see corrections late.', USE_SETTINGS)
      : []),
    ...(ofPage === ''
      ? oneWarning('cache-unsaid', `${came}out Cache-Control.`, 'Browsers guess how long to cache it.', USE_SETTINGS)
      : []),
  ]
}

function secondsOf(control: string): number {
  if (/no-store|no-cache/.test(control)) return 0
  return Number(/max-age=(\d+)/.exec(control)?.[1] ?? 0)
}

/** Checks whether a file of each kind has the right media type, and plain texts are marked as UTF-8. */
export async function types(host: Host): Promise<Finding[]> {
  const findings = Object.entries(TYPES).map(async ([extension, [type, why]]) => {
    const name = requestedFiles(host).find((file) => extensionOf(file) === extension)
    if (!name) return []
    const { headers, status } = await host.get(hostAddressOf(name))
    const stated = headers.get('content-type') ?? 'nothing in particular'
    if (status !== 200) return []
    if (!type.test(stated)) {
      return oneError(`type-${extension}`, `${name} is served as ${stated}.`, why, USE_SETTINGS)
    }
    if (!['md', 'txt'].includes(extension) || /charset="?utf-8/i.test(stated)) return []
    return oneWarning(
      `charset-${extension}`,
      `${name} is served as ${stated}, without “; charset=utf-8”.`,
      'Browsers guess, and show many languages as gibberish.',
      USE_SETTINGS,
    )
  })
  return (await Promise.all(findings)).flat()
}

const NO_PICTURE = 'Browsers show no picture.'

/** The media type of each kind of file, by extension, and the consequence of another type. */
const TYPES: Readonly<Record<string, readonly [type: RegExp, why: string]>> = {
  html: [/^text\/html/, 'Browsers show its source, or save it.'],
  js: [/^(text|application)\/javascript/, 'Browsers refuse to run it.'],
  css: [/^text\/css/, 'Browsers refuse to apply it.'],
  json: [/^application\/(feed\+)?json/, 'Feed readers and the app’s own scripts may refuse it.'],
  xml: [/^(application|text)\/([a-z]+\+)?xml/, 'Feed readers and search engines may refuse it.'],
  webmanifest: [/^application\/(manifest\+)?json/, 'Browsers may not offer to install the site.'],
  md: [/^text\/(markdown|plain)/, 'Browsers save the plain edition of a story instead of showing it.'],
  txt: [/^text\/plain/, 'Robots and people cannot read it.'],
  svg: [/^image\/svg\+xml/, NO_PICTURE],
  png: [/^image\/png/, NO_PICTURE],
  jpg: [/^image\/jpeg/, NO_PICTURE],
  webp: [/^image\/webp/, NO_PICTURE],
  avif: [/^image\/avif/, NO_PICTURE],
}

/** The size in bytes up to which a file fits into one packet anyway. Hosts send such files uncompressed. */
const ONE_PACKET = 1400

/** The fix for a host that sends gzip alone. Only nginx cannot send the compressed copies without a module. */
const USE_BROTLI = `${USE_SETTINGS} On nginx also install its module ngx_brotli (Debian and Ubuntu: apt install libnginx-mod-http-brotli-static), and write brotli_static on; after the include.`

/** Checks whether texts are compressed, with brotli where a client accepts it, and whether `Vary` tells caches so. */
export async function compression(host: Host): Promise<Finding[]> {
  const kinds = Object.entries(Object.groupBy(requestedFiles(host).filter(isText), extensionOf))
  const sent = await Promise.all(
    kinds.map(async ([extension, names = []]) => ({ extension, ...(await sentAs(host, names.slice(0, 3))) })),
  )
  const those = (has: (one: (typeof sent)[number]) => boolean | undefined) =>
    sent.flatMap((one) => (has(one) ? [one.extension] : [])).join(', ')
  const plain = those(({ encoding }) => encoding === null)
  const weak = those(({ encoding }) => encoding === 'gzip')
  const untold = those(({ encoding, varies }) => Boolean(encoding) && !varies)
  const plainWhy = 'Pages arrive three to four times as large, and no longer in one round trip.'
  const weakWhy = 'Pages are a fifth to a quarter larger than necessary.'
  const untoldWhy = 'A shared cache may give compressed bytes to a browser that cannot read them.'
  return [
    plain &&
      oneError('compression-missing', `Files of these kinds are not compressed: ${plain}.`, plainWhy, USE_SETTINGS),
    weak && oneWarning('compression-weak', `Browsers that accept brotli get gzip: ${weak}.`, weakWhy, USE_BROTLI),
    untold && oneWarning('compression-vary', `“Vary: Accept-Encoding” is missing: ${untold}.`, untoldWhy, USE_SETTINGS),
  ].flatMap((findings) => findings || [])
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
