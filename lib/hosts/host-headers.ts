import type { Redirect } from '../library/redirects-of.ts'

/** What settings for a host follow from. */
export interface Hosting {
  readonly policy: string
  /** The path under which the site lives, `/` or `/news/`. */
  readonly base: string
  readonly redirects: readonly Redirect[]
  /** Whether the site has a desk in the browser. */
  readonly desk: boolean
}

/** For files whose names change with their bytes. */
export const FOR_EVER = 'public, max-age=31536000, immutable'
/** For pages. */
export const ASK_AGAIN = 'public, max-age=0, must-revalidate'

/**
 * The security headers for every answer. Everything is public and pictures are shown by feed readers elsewhere, so other sites
 * may load files; the policy says who may frame a page. Strict-Transport-Security counts over https only, and leaves a
 * domain’s other hosts alone: they may not be the newsroom’s.
 * @param desk whether there is a desk in the browser: who signs in there does so in a window of the Git host’s, which must be
 * able to answer
 */
export function securityHeaders(policy: string, desk: boolean) {
  return {
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
    'Cross-Origin-Opener-Policy': desk ? 'same-origin-allow-popups' : 'same-origin',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Strict-Transport-Security': 'max-age=63072000',
  } as const
}

/** The same as lines of a host’s own syntax. */
export function headerLines({ policy, desk }: Hosting, line: (name: string, value: string) => string): string {
  return Object.entries(securityHeaders(policy, desk))
    .map(([name, value]) => line(name, value))
    .join('\n')
}
