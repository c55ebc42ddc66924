import type { Redirect } from '../library/outlines.ts'

/** The facts from which the settings of a host are written. */
export interface Hosting {
  readonly policy: string
  /** The path under which the site is served, `/` or `/news/`. */
  readonly base: string
  readonly redirects: readonly Redirect[]
  /** The addresses of withdrawn stories, sorted. Their pages say so, and hosts that can send them with 410 (RFC 9110). */
  readonly withdrawn: readonly string[]
  /** The tags of the site's languages. Each has a 404 page in its folder. */
  readonly languages: readonly string[]
  /** Whether the site has a CMS in the browser. */
  readonly hasCms: boolean
}

/** The Cache-Control value for files whose names change with their content. */
export const FOR_EVER = 'public, max-age=31536000, immutable'
/** The Cache-Control value for pages, which browsers revalidate on every visit. */
export const ASK_AGAIN = 'public, max-age=0, must-revalidate'

/**
 * Returns the security headers for every response. Everything is public and feed readers elsewhere show pictures, so
 * other sites may load files. The policy says who may frame a page. Strict-Transport-Security works over https only,
 * and does not include subdomains, which may not belong to the newsroom.
 * @param hasCms whether there is a CMS in the browser. It opens a window to sign in, which goes to the Git host and back,
 * and must then be able to send a message to the first one. `same-origin-allow-popups` would prevent that.
 */
export function securityHeaders(policy: string, hasCms: boolean) {
  return {
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
    'Cross-Origin-Opener-Policy': hasCms ? 'unsafe-none' : 'same-origin',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Strict-Transport-Security': 'max-age=63072000',
  } as const
}

/** Returns the security headers as lines in the syntax of a host. */
export function headerLines({ policy, hasCms }: Hosting, line: (name: string, value: string) => string): string {
  return Object.entries(securityHeaders(policy, hasCms))
    .map(([name, value]) => line(name, value))
    .join('\n')
}

/**
 * Returns redirects as lines in the syntax of a host, sorted by source address.
 * @param base the path under which the site is served, `/` or `/news/`
 */
export function redirectLines(
  redirects: readonly Redirect[],
  base: string,
  line: (from: string, to: string) => string,
) {
  const under = (address: string) => base + address.slice(1)
  return redirects
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .map(({ from, to }) => `${line(under(from), under(to))}\n`)
    .join('')
}
