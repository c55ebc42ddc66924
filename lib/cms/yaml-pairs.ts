import { isCollection, isMap, isScalar, type Pair, parseDocument, type YAMLMap } from 'yaml'

/** Returns the offset at which a pair begins in the text. */
export function startOf({ key }: Pair): number {
  return isScalar(key) ? (key.range?.[0] ?? 0) : 0
}

/** Returns the offset at which the value of a pair ends, without empty lines after it. */
export function endOf(yaml: string, { key, value }: Pair): number {
  const range =
    (isScalar(value) || isCollection(value) ? value.range : undefined) ?? (isScalar(key) ? key.range : undefined)
  return yaml.slice(0, range?.[1] ?? 0).trimEnd().length
}

/** Returns the offset of the line after the one that contains an offset. */
export function endOfLine(yaml: string, at: number): number {
  const end = yaml.indexOf('\n', at)
  return end < 0 ? yaml.length : end + 1
}

/** Returns the column of an offset: its distance from the beginning of its line. */
export function columnOf(yaml: string, at: number): number {
  return at - (yaml.lastIndexOf('\n', at - 1) + 1)
}

/** Returns the top-level map of a YAML text; undefined if it has none. */
export function mapOf(yaml: string): YAMLMap | undefined {
  const { contents } = parseDocument(yaml)
  return isMap(contents) ? contents : undefined
}

/** Returns the pairs of a map, each with its key. */
export function pairsOf(map: YAMLMap | undefined): [string, Pair][] {
  return (map?.items ?? []).map((pair) => [String(isScalar(pair.key) ? pair.key.value : pair.key), pair])
}
