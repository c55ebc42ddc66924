/**
 * Caches a function's result for each language tag. Making an Intl object takes as long as using it a thousand times.
 */
export function memoizeByTag<Made>(make: (tag: string) => Made): (tag: string) => Made {
  const made = new Map<string, Made>()
  return (tag) => {
    const known = made.get(tag)
    if (known !== undefined) return known
    const fresh = make(tag)
    made.set(tag, fresh)
    return fresh
  }
}
