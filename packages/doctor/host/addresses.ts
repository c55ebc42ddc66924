import { isLocal } from '../../../lib/server/local-server.ts'
import { sha256 } from '../../../lib/store/sha256.ts'
import { type Finding, oneError, oneWarning } from '../finding/finding.ts'
import { bodyTextOf, type Host, somePage, USE_SETTINGS } from './host.ts'

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
  if (page === undefined || sha256(body) === page) return []
  return oneWarning(
    'not-found-page',
    'An address without a page shows a page of the host instead of 404.html.',
    'Readers do not find the way to the front page in their language.',
    USE_SETTINGS,
  )
}
