const LEAST = 16

/** Moves heights apart if two are closer than a line of text, each no further than necessary. */
export function spread(heights: readonly number[]): number[] {
  const order = heights.map((height, index) => ({ height, index })).toSorted((a, b) => b.height - a.height)
  const moved = [...heights]
  let lowest = Number.POSITIVE_INFINITY
  for (const { height, index } of order) {
    lowest = Math.min(height, lowest - LEAST)
    moved[index] = lowest
  }
  return moved
}
