import type { Redirect } from '../library/redirects-of.ts'

/**
 * Returns redirects as lines in the syntax of a host, sorted by source address.
 * @param base the path under which the site is served, `/` or `/news/`
 */
export function redirectLines(
  redirects: readonly Redirect[],
  base: string,
  line: (from: string, to: string) => string,
): string {
  const under = (address: string) => base + address.slice(1)
  return redirects
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .map(({ from, to }) => `${line(under(from), under(to))}\n`)
    .join('')
}
