/**
 * Does something with each item, so many at once. After an error it begins nothing more.
 * @returns the results, in the order of the items
 * @throws the first error, when nothing is under way any longer: the caller may then remove what was being written to
 */
export async function atOnce<Item, Result>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const rest = items.entries()
  const results: Result[] = []
  const errors: unknown[] = []
  const worker = async () => {
    for (const [index, item] of rest) {
      if (errors.length > 0) return
      try {
        results[index] = await work(item)
      } catch (error) {
        errors.push(error)
      }
    }
  }
  await Promise.all(Array.from({ length: limit }, worker))
  if (errors.length > 0) throw errors[0]
  return results
}
