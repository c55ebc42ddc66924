import type { Finding } from '../finding.ts'
import { bodyTextOf, type Host, isOwnMachine, somePage } from './host.ts'

/** Checks whether the pages state their real URL, and whether the connection is encrypted. */
export async function ownAddress(host: Host): Promise<Finding[]> {
  const { base } = host
  if (isOwnMachine(base)) return []
  const page = somePage(host)
  const link = /<link[^>]+rel="?canonical\b[^>]*>/.exec(bodyTextOf(await host.get(page)))?.[0]
  const stated = link && /href="?([^"\s>]+)/.exec(link)?.[1]
  const here = new URL(page, base).href
  const mend = `Build with SITE_URL=${base.href.replace(/^http:/, 'https:')} npm run build, and upload again.`
  const open: Finding = {
    name: 'address-open',
    severity: 'error',
    what: `${base.href} is not encrypted.`,
    why: 'Anybody on the way can read along and change the text; reading offline and installing do not work.',
    mend: 'Get a certificate (Let’s Encrypt; Caddy does so by itself), and lead from http to https.',
  }
  return [
    ...(base.protocol === 'http:' ? [open] : []),
    ...(stated === here ? [] : [{ ...elsewhere(stated, here), mend }]),
  ]
}

function elsewhere(stated: string | undefined, here: string): Omit<Finding, 'mend'> {
  return {
    name: stated ? 'address-other' : 'address-unsaid',
    severity: 'warning',
    what: stated ? `${here} says that its address is ${stated}.` : `${here} does not say what its address is.`,
    why: stated
      ? 'Search engines, feeds and shared links lead to the other address.'
      : 'The site was built without SITE_URL: it has no hreflang, cards or sitemaps.',
  }
}
