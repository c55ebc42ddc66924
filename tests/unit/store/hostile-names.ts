import { randomFrom, seeded } from '../../build/seeded.ts'

/** Parts of paths that lead out of a folder, or look as if they did. */
const PARTS = [
  ...['..', '..', '..', '.', '', '...', '.. ', ' ..', '..\\', '\\..', '\\', 'C:', '~', '$HOME', '%2e%2e', '..%2f'],
  ...['\0', '\n', '..\n', '/\n..', 'room', 'out', 'cache', 'new', 'files', 'etc', 'passwd', 'SHA256SUMS', 'index.html'],
  ...['masthead.config.ts', '.masthead-lock', '\u202e', 'ü', '’', '*', '?', '-rf', 'con', 'a'.repeat(300)],
]

/**
 * Returns so many names that somebody could write into a database to reach files outside a site: the same for the same
 * seed.
 */
export function hostileNames(count: number, seed: number): string[] {
  const random = seeded(seed)
  return Array.from({ length: count }, () => {
    const depth = 1 + Math.floor(random() * 6)
    const parts = Array.from({ length: depth }, () => randomFrom(PARTS, random))
    return `${random() < 0.2 ? '/' : ''}${parts.join(random() < 0.1 ? '//' : '/')}`
  })
}
