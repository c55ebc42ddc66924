/**
 * Runs a task for each item, a limited number of them at a time. After an error it starts no more tasks.
 * @returns the results, in the order of the items
 * @throws the first error, once no task is running: the caller can then safely delete what they were writing
 */
export async function mapConcurrently<Item, Result>(
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
