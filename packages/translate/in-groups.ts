/**
 * Divides a list into groups, in order, each as large as possible.
 * @param fits whether some neighbours may be one group; a single one always may
 * @example inGroups([1, 2, 3], (group) => group.length < 3) // => [[1, 2], [3]]
 */
export function inGroups<One>(all: readonly One[], fits: (group: readonly One[]) => boolean): One[][] {
  const groups: One[][] = []
  for (const one of all) {
    const last = groups.at(-1)
    if (last && fits([...last, one])) last.push(one)
    else groups.push([one])
  }
  return groups
}
