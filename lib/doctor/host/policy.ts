import type { Finding } from '../finding.ts'
import { type Host, somePage } from './host.ts'
import { USE_SETTINGS } from './host-settings.ts'

/**
 * Checks whether a policy that the host adds allows a page its own style, which the page's own policy allows by its
 * hash.
 */
export async function policy(host: Host): Promise<Finding[]> {
  const said = (await host.get(somePage(host))).headers.get('content-security-policy') ?? ''
  const directives = new Map(said.split(';').map((part) => [part.trim().split(/\s+/)[0], part] as const))
  const styles = directives.get('style-src-elem') ?? directives.get('style-src') ?? directives.get('default-src')
  if (!styles || /'unsafe-inline'|'sha256-/.test(styles)) return []
  return [
    {
      name: 'policy-strict',
      severity: 'error',
      what: `The host’s Content-Security-Policy forbids the page’s own style: ${styles.trim()}.`,
      why: 'A page carries a policy of its own; both must agree, or it is shown without style and script.',
      mend: USE_SETTINGS,
    },
  ]
}
