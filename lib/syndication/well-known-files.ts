import type { SiteFile } from '../library/site-file.ts'
import type { Publication } from '../publication/publication.ts'

/**
 * Returns the well-known files (RFC 8615) for what site.yaml states. One is the contact for security problems (RFC
 * 9116). The other says that the site respects Global Privacy Control (https://www.w3.org/TR/gpc/).
 */
export function wellKnownFiles({ security, gpc }: Publication, site: URL | undefined): SiteFile[] {
  const files: SiteFile[] = []
  if (security) {
    const fields = [
      ...security.contact.map((contact) => `Contact: ${contact}`),
      `Expires: ${security.expires}`,
      ...(site ? [`Canonical: ${new URL(SECURITY, site).href}`] : []),
    ]
    files.push({ name: SECURITY, make: () => fields.map((field) => `${field}\n`).join('') })
  }
  if (gpc) {
    const statement = JSON.stringify({ gpc: true, lastUpdate: gpc.lastUpdate })
    files.push({ name: '.well-known/gpc.json', make: () => `${statement}\n` })
  }
  return files
}

const SECURITY = '.well-known/security.txt'
