/** Remembers what was made for each tag: an Intl object takes as long to make as a thousand uses of it. */
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
