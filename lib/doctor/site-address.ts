import type { Finding } from './finding.ts'

/**
 * Checks whether the build knows the URL of the site.
 * @param address SITE_URL
 */
export function siteAddress(address: string | undefined): Finding[] {
  const mend = 'Build with the address that readers use: SITE_URL=https://news.example/ npm run build'
  if (!address) {
    const what = 'SITE_URL is not set.'
    const why = 'The site works, but has no canonical addresses, hreflang, cards or sitemaps.'
    return [{ name: 'site-url-missing', severity: 'warning', what, why, mend }]
  }
  if (/^https?:$/.test(URL.parse(address)?.protocol ?? '')) return []
  const what = `SITE_URL is “${address}”, which is no address of the web.`
  return [{ name: 'site-url-invalid', severity: 'error', what, why: 'A build fails, or names wrong addresses.', mend }]
}
