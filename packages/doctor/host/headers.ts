import type { securityHeaders } from '../../../lib/hosts/hosting.ts'
import { type Finding, oneError, oneWarning } from '../finding/finding.ts'
import { type Host, hostAddressOf, somePage, USE_SETTINGS } from './host.ts'

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
