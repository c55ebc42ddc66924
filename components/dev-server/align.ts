/** A node of one list and the matching node of another; undefined if there is none. */
export type AlignedPair = readonly [old: Node | undefined, fresh: Node | undefined]

/**
 * Aligns two lists of nodes. It matches equal text first, because a new paragraph changes the ids of all that follow.
 * It pairs what remains in between by element name, in order.
 */
export function align(before: readonly Node[], after: readonly Node[]): AlignedPair[] {
  const rest = Math.min(before.length, after.length)
  let start = 0
  while (start < rest && isSame(before[start], after[start])) start++
  let end = 0
  while (end < rest - start && isSame(before.at(-1 - end), after.at(-1 - end))) end++
  const [old, fresh] = [before, after].map((nodes) => nodes.slice(start, nodes.length - end))
  return [
    ...before.slice(0, start).map((node, index): AlignedPair => [node, after[index]]),
    ...alignBySaying(old ?? [], fresh ?? []),
    ...before.slice(before.length - end).map((node, index): AlignedPair => [node, after[after.length - end + index]]),
  ]
}

function alignBySaying(before: readonly Node[], after: readonly Node[]): AlignedPair[] {
  const twins: AlignedPair[] = []
  let [old, fresh] = [0, 0] // all nodes before these are aligned
  for (const [index, node] of after.entries()) {
    const twin = before.findIndex((other, place) => place >= old && isSame(other, node))
    if (twin < 0) continue
    twins.push(...pairByKind(before.slice(old, twin), after.slice(fresh, index)), [before[twin], node])
    old = twin + 1
    fresh = index + 1
  }
  return [...twins, ...pairByKind(before.slice(old), after.slice(fresh))]
}

function pairByKind(before: readonly Node[], after: readonly Node[]): AlignedPair[] {
  const twins: AlignedPair[] = []
  let left = before
  for (const node of after) {
    const twin = left.findIndex((old) => old.nodeName === node.nodeName)
    twins.push(...left.slice(0, twin + 1).map((old, index): AlignedPair => [old, index === twin ? node : undefined]))
    if (twin < 0) twins.push([undefined, node])
    left = left.slice(twin + 1)
  }
  return [...twins, ...left.map((old): AlignedPair => [old, undefined])]
}

function isSame(one: Node | undefined, other: Node | undefined): boolean {
  return one?.nodeName === other?.nodeName && one?.textContent === other?.textContent
}
