import path from 'node:path'
import type { SourceSite } from '../types/imported.ts'

/** The reason for which a file is not imported that the configuration of its site leaves out. */
export const LEFT_OUT = 'left out by the configuration of its site'

/**
 * Whether the system of a source leaves a file out, by patterns of its configuration; it is then listed as omitted. A
 * pattern is a path, a folder, or has the signs `*` and `?` for a whole path or a name: `plans/`, `*.todo.md`.
 */
export function isIgnored({ omitted }: SourceSite, file: string, patterns: readonly string[]): boolean {
  const is = patterns.some((pattern) => {
    const plain = pattern
      .trim()
      .replace(/^\.?\//, '')
      .replace(/\/$/, '')
    const isIn = file === plain || file.startsWith(`${plain}/`) || path.posix.matchesGlob(file, plain)
    return plain !== '' && (isIn || path.posix.matchesGlob(path.posix.basename(file), plain))
  })
  if (is) omitted.set(file, LEFT_OUT)
  return is
}
