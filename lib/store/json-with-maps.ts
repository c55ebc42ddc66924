import path from 'node:path'
import { isRecord } from '../source/is-record.ts'

/** Returns a value as JSON. Maps are written as `$map`, and paths of pictures from the content folder, which may move. */
export function toJson(value: unknown, root: string): string {
  return JSON.stringify(value, (key, inner) => {
    if (key === 'path' && typeof inner === 'string') return path.relative(root, inner)
    return inner instanceof Map ? { $map: [...inner] } : inner
  })
}

/**
 * Returns the value that `toJson` wrote. Its type is that of the value: only a text whose digest is right may be read.
 * @param root the content folder, which may have been in another place then
 */
export function fromJson<Written>(text: string, root: string): Written {
  const holder: { value: Written } = { value: JSON.parse(text) }
  if (/"(?:\$map|path)":/.test(text)) revive(holder, root)
  return holder.value
}

/** Undoes what `toJson` did in parsed JSON, in place. A reviver of JSON.parse would take ten times as long. */
function revive(value: unknown, root: string): unknown {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) if (typeof item === 'object') value[index] = revive(item, root)
    return value
  }
  if (!isRecord(value)) return value
  if (Array.isArray(value.$map)) {
    revive(value.$map, root)
    return new Map(value.$map)
  }
  for (const key of Object.keys(value)) {
    const inner = value[key]
    if (typeof inner === 'object') value[key] = revive(inner, root)
    else if (key === 'path' && typeof inner === 'string') value[key] = path.join(root, inner)
  }
  return value
}
