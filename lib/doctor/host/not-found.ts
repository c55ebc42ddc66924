import { sha256 } from '../../cache/sha256.ts'
import type { Finding } from '../finding.ts'
import type { Host } from './host.ts'
import { USE_SETTINGS } from './host-settings.ts'

/** Checks whether a missing page has status 404, with the site's own 404 page. */
export async function notFound(host: Host): Promise<Finding[]> {
  const name = 'no-such-page/at/any/depth/'
  const { status, body } = await host.get(name)
  if (status !== 404) {
    return [
      {
        name: 'not-found-status',
        severity: 'error',
        what: `An address that leads nowhere (/${name}) answers ${status} instead of 404.`,
        why: 'Search engines list pages that are not there, and a broken link looks like a sound one.',
        mend: `Take out what sends every address to one page. ${USE_SETTINGS}`,
      },
    ]
  }
  const page = host.files.get('404.html')
  if (page === undefined || sha256(body) === page) return []
  return [
    {
      name: 'not-found-page',
      severity: 'warning',
      what: 'An address that leads nowhere shows a page of the host’s instead of 404.html.',
      why: 'Readers do not find the way to the front page, in their language.',
      mend: USE_SETTINGS,
    },
  ]
}
