import type { Finding } from '../finding.ts'
import { type Host, somePage } from './host.ts'
import { USE_SETTINGS } from './host-settings.ts'

/** The longest time that a page may be cached, in seconds. A reader may see the uncorrected page that long. */
const AT_MOST = 600
const A_MONTH = 2_592_000

/** Checks whether browsers cache files that never change, and revalidate files that do. */
export async function caching(host: Host): Promise<Finding[]> {
  const asset = [...host.files.keys()].find((name) => /^assets\/.*\.[0-9a-f]{12}\.[a-z]+$/.test(name))
  const page = somePage(host)
  const warn = (name: string, what: string, why: string, severity: Finding['severity'] = 'warning'): Finding[] => [
    { name, severity, what, why, mend: USE_SETTINGS },
  ]
  const ofAsset = asset === undefined ? undefined : await said(host, asset)
  const ofPage = await said(host, page)
  const kept = secondsOf(ofPage)
  return [
    ...(ofAsset === undefined || (/immutable/.test(ofAsset) && secondsOf(ofAsset) >= A_MONTH)
      ? []
      : warn(
          'cache-short',
          `${asset} comes with Cache-Control: ${ofAsset || 'nothing'}; it may be kept for ever (immutable).`,
          'Its name changes with its bytes, so that each visit asks for it in vain.',
        )),
    ...(kept > AT_MOST || /immutable/.test(ofPage)
      ? warn('cache-long', `/${page} comes with Cache-Control: ${ofPage}.`, 'Readers see corrections late.', 'error')
      : []),
    ...(ofPage === ''
      ? warn('cache-unsaid', `/${page} comes without Cache-Control.`, 'Browsers guess how long they may keep a page.')
      : []),
  ]
}

async function said(host: Host, name: string): Promise<string> {
  return (await host.get(name)).headers.get('cache-control') ?? ''
}

function secondsOf(control: string): number {
  if (/no-store|no-cache/.test(control)) return 0
  return Number(/max-age=(\d+)/.exec(control)?.[1] ?? 0)
}
