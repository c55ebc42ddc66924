import { hash } from 'node:crypto'
import type { securityHeaders } from '../../../lib/hosts/hosting.ts'
import { isLocal } from '../../../lib/server/local-server.ts'
import { MANIFEST, parseManifest } from '../../../lib/store/manifest.ts'
import { type Finding, oneError, oneWarning } from '../finding/finding.ts'

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
  const fix = `Build with SITE_URL=${base.href.replace(/^http:/, 'https:')} npm run build, and upload the site again.`
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
