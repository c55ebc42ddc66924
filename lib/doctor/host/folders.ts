import type { Finding } from '../finding.ts'
import { type Host, somePage } from './host.ts'
import { USE_SETTINGS } from './host-settings.ts'

/**
 * Checks whether a folder's address shows its index.html, and whether an address without its slash redirects to the one
 * with it.
 */
export async function folders(host: Host): Promise<Finding[]> {
  const page = somePage(host)
  const { status } = await host.get(page)
  if (status !== 200) {
    return [
      {
        name: 'folder-index',
        severity: 'error',
        what: `/${page} answers ${status}, though index.html lies in that folder.`,
        why: 'No link within the site leads anywhere.',
        mend: 'Let the host show index.html for a folder; or build with PORTABLE=1, whose links name it.',
      },
    ]
  }
  const bare = page.replace(/\/$/, '')
  if (!bare) return []
  const answer = await host.get(bare)
  const target = URL.parse(answer.headers.get('location') ?? '', new URL(bare, host.base))
  if (answer.status >= 300 && answer.status < 400 && target?.pathname === new URL(page, host.base).pathname) return []
  const isShown = answer.status === 200
  return [
    {
      name: 'folder-slash',
      severity: isShown ? 'error' : 'warning',
      what: `/${bare} answers ${answer.status} instead of leading to /${page}.`,
      why: isShown
        ? 'Links within the site are relative: from an address without its slash they lead astray.'
        : 'Who types an address without its last slash finds nothing.',
      mend: `Let the host redirect to the address with a slash. ${USE_SETTINGS}`,
    },
  ]
}
