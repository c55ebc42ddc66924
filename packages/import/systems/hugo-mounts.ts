import path from 'node:path'
import { isRecord, toRecord } from '../../../lib/settings/read-json.ts'
import { textsIn } from '../source/facts-of.ts'

/** A folder of a source that Hugo has in its content, and what it leaves out of it. */
export interface Mount {
  /** The folder in the source. */
  readonly source: string
  /** The folder in the content; empty for all of it. */
  readonly target: string
  readonly lang: string | undefined
  readonly included: readonly string[]
  readonly excluded: readonly string[]
}

/**
 * Returns the folders that a configuration mounts as content (`module.mounts`); none if it says nothing about content.
 */
export function contentMounts(module: unknown): Mount[] {
  const { mounts } = toRecord(module)
  return (Array.isArray(mounts) ? mounts : []).filter(isRecord).flatMap((mount): Mount[] => {
    const target = plainPath(mount.target)
    if (target !== 'content' && !target.startsWith('content/')) return []
    const files = textsIn(mount.files)
    return [
      {
        source: plainPath(mount.source),
        target: target.slice('content/'.length),
        lang: textsIn(mount.lang)[0],
        included: [...textsIn(mount.includeFiles ?? mount.includefiles), ...files.filter((one) => !isNegated(one))],
        excluded: [
          ...textsIn(mount.excludeFiles ?? mount.excludefiles),
          ...files.filter(isNegated).map((one) => one.replace(/^!\s*/, '')),
        ],
      },
    ]
  })
}

function isNegated(pattern: string): boolean {
  return pattern.startsWith('!')
}

function plainPath(value: unknown): string {
  return path.posix.normalize(String(value ?? '')).replaceAll(/^\.?\/|\/$/g, '')
}

/** Whether Hugo has a file in its content; without mounts, it has all files of its content folders. */
export function isMounted(file: string, mounts: readonly Mount[]): boolean {
  return (
    mounts.length === 0 ||
    mounts.some(({ source, included, excluded }) => {
      if (!file.startsWith(`${source}/`)) return false
      const inside = file.slice(source.length + 1).toLowerCase()
      const isIn = (patterns: readonly string[]) => patterns.some((pattern) => fits(inside, pattern.toLowerCase()))
      return (included.length === 0 || isIn(included)) && !isIn(excluded)
    })
  )
}

/** Whether a pattern of Hugo fits a file, or a folder above it. */
function fits(file: string, written: string): boolean {
  const pattern = written.replaceAll(/^\/|\/$/g, '')
  const parts = file.split('/')
  return parts.some((_, index) => path.posix.matchesGlob(parts.slice(0, index + 1).join('/'), pattern))
}
