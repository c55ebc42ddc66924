/**
 * Headers for every answer. A page carries its own Content Security Policy of hashes; what a page cannot say of itself
 * (who may frame it) is said here. HSTS is understood over https only.
 */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': "frame-ancestors 'none'; base-uri 'none'; form-action 'none'; object-src 'none'",
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), browsing-topics=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
}

/** For files whose names change with their bytes. */
export const FOR_EVER = 'public, max-age=31536000, immutable'
/** For pages. */
export const ASK_AGAIN = 'public, max-age=0, must-revalidate'

/** The security headers as lines of a host’s own syntax. */
export function headerLines(line: (name: string, value: string) => string): string {
  return Object.entries(SECURITY_HEADERS)
    .map(([name, value]) => line(name, value))
    .join('\n')
}
