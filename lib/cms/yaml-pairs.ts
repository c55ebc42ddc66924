import { isCollection, isMap, isScalar, type Pair, parseDocument, type YAMLMap } from 'yaml'

/** Where a pair begins in the text. */
export function startOf({ key }: Pair): number {
  return isScalar(key) ? (key.range?.[0] ?? 0) : 0
}

/** Where its value ends, without empty lines. */
export function endOf(yaml: string, { key, value }: Pair): number {
  const range =
    (isScalar(value) || isCollection(value) ? value.range : undefined) ?? (isScalar(key) ? key.range : undefined)
  return yaml.slice(0, range?.[1] ?? 0).trimEnd().length
}

/** Where the line after that of a place begins. */
export function endOfLine(yaml: string, at: number): number {
  const end = yaml.indexOf('\n', at)
  return end < 0 ? yaml.length : end + 1
}

/** How far a place is from the beginning of its line. */
export function columnOf(yaml: string, at: number): number {
  return at - (yaml.lastIndexOf('\n', at - 1) + 1)
}

/** The keys of a whole text; undefined where it has none. */
export function mapOf(yaml: string): YAMLMap | undefined {
  const { contents } = parseDocument(yaml)
  return isMap(contents) ? contents : undefined
}

/** The pairs of a map, each with its key. */
export function pairsOf(map: YAMLMap | undefined): [string, Pair][] {
  return (map?.items ?? []).map((pair) => [String(isScalar(pair.key) ? pair.key.value : pair.key), pair])
}
