import { isMap, isScalar, parseDocument } from 'yaml'
import { toRecord, type Values } from '../../source/is-record.ts'

/** A change that brings content to the form that a version of Masthead reads. */
export interface Codemod {
  /** The first version that reads the new form: only older content is changed. */
  readonly version: string
  /** Why the content changes: one sentence for editors. */
  readonly why: string
  /** The files that it may change, by their paths in the content folder. */
  readonly files: RegExp
  /** Returns YAML, JSON or the front matter of a Markdown file in the new form; in that form already, unchanged. */
  apply(yaml: string): string
}

/** Returns the keys and values of a YAML text; none if it is no map. */
export function yamlValues(yaml: string): Values {
  return toRecord(parseDocument(yaml).toJS())
}

/**
 * Renames a key in YAML or JSON, and leaves everything else unchanged. Where the new key exists, it changes nothing.
 * @param path the key and those above it, the outermost first
 */
export function renameKey(yaml: string, path: readonly string[], name: string): string {
  const document = parseDocument(yaml)
  const parent = path.length > 1 ? document.getIn(path.slice(0, -1)) : document.contents
  if (!isMap(parent) || parent.has(name)) return yaml
  const key = parent.items.map((pair) => pair.key).find((one) => isScalar(one) && one.value === path.at(-1))
  const [start, end] = (isScalar(key) && key.range) || [0, 0]
  const quote = /["']/.exec(yaml.charAt(start))?.[0] ?? ''
  return end > start ? `${yaml.slice(0, start)}${quote}${name}${quote}${yaml.slice(end)}` : yaml
}
