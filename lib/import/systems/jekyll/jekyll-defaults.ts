import { isRecord } from '../../../source/is-record.ts'

/** Returns the default front matter of a file, by its path and its kind (`posts`, `drafts`, `pages`, a collection). */
export type Defaults = (file: string, kind: string) => Readonly<Record<string, unknown>>

/**
 * Reads `defaults` of a configuration. As in Jekyll, the longest path wins, then a scope that names a kind, then the
 * last one.
 */
export function readDefaults(value: unknown): Defaults {
  const rules = (Array.isArray(value) ? value : []).filter(isRecord).map(({ scope, values }) => {
    const { path = '', type } = isRecord(scope) ? scope : {}
    return { folder: String(path).replace(/^\/|\/$/g, ''), type, values: isRecord(values) ? values : {} }
  })
  const ranked = rules.toSorted(
    (a, b) => a.folder.length - b.folder.length || Number(Boolean(a.type)) - Number(Boolean(b.type)),
  )
  return (file, kind) => {
    const fitting = ranked.filter(({ folder, type }) => (!type || type === kind) && isIn(folder, file))
    return Object.assign({}, ...fitting.map(({ values }) => values))
  }
}

function isIn(folder: string, file: string): boolean {
  if (!folder) return true
  const pattern = folder.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${pattern.join('[^/]*')}(?:/|$)`).test(file)
}
