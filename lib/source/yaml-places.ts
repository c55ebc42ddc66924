import { type Document, isMap, isNode, isScalar, isSeq, type Node, type Pair, visit } from 'yaml'

/**
 * Finds the offsets of the parts of a YAML document. Each map is indexed once, at its first use.
 * @returns a function that gives the offset of the value under a path, or of its key, or else of the nearest parent
 */
export function placesIn(document: Document): (path: readonly PropertyKey[], what?: 'key' | 'value') => number {
  const indexes = new Map<unknown, ReadonlyMap<string, Pair>>()
  const pairOf = (parent: unknown, key: PropertyKey | undefined): Pair | undefined => {
    if (!isMap(parent)) return undefined
    const index = indexes.get(parent) ?? indexOf(parent.items)
    indexes.set(parent, index)
    return index.get(String(key))
  }
  return (path, what = 'value') => {
    const nodes: unknown[] = [document.contents]
    for (const key of path) {
      const parent = nodes.at(-1)
      nodes.push(isSeq(parent) ? parent.items[Number(key)] : pairOf(parent, key)?.value)
    }
    for (let length = path.length; length > 0; length--) {
      const key = pairOf(nodes[length - 1], path[length - 1])?.key
      const atKey = what === 'key' || length < path.length
      const node = (atKey ? key : undefined) ?? nodes[length] ?? key
      if (isRanged(node)) return node.range[0]
    }
    return document.contents?.range?.[0] ?? 0
  }
}

/** Returns the offsets of duplicate keys. The parser's own check takes quadratic time. */
export function doubledKeys(document: Document): number[] {
  const found: number[] = []
  visit(document, {
    Map(_, { items }) {
      const known = new Set<unknown>()
      for (const { key } of items) {
        const value = isScalar(key) ? key.value : key
        if (known.has(value) && isRanged(key)) found.push(key.range[0])
        known.add(value)
      }
    },
  })
  return found
}

function indexOf(pairs: readonly Pair[]): ReadonlyMap<string, Pair> {
  const index = new Map<string, Pair>()
  for (const pair of pairs) {
    const name = String(isScalar(pair.key) ? pair.key.value : pair.key)
    if (!index.has(name)) index.set(name, pair)
  }
  return index
}

function isRanged(node: unknown): node is Node & { range: [number, number, number] } {
  return isNode(node) && Array.isArray(node.range)
}
