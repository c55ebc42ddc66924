/**
 * Does something with each item, so many at once. After an error it begins nothing more.
 * @throws the first error, when nothing is under way any longer: the caller may then remove what was being written to
 */
export async function atOnce<Item>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const rest = items.values()
  const errors: unknown[] = []
  const worker = async () => {
    for (const item of rest) {
      if (errors.length > 0) return
      await work(item).catch((error: unknown) => void errors.push(error))
    }
  }
  await Promise.all(Array.from({ length: limit }, worker))
  if (errors.length > 0) throw errors[0]
}
