/** A list that grows, divided into pages. */
export interface Pages<Item> {
  /** What the list’s own address shows: the newest items, at least one page full of them if there are so many. */
  readonly newest: readonly Item[]
  /** The pages that are full, by number: the first has the oldest items. */
  readonly full: ReadonlyMap<number, readonly Item[]>
}

/**
 * Divides a list into pages whose addresses are permanent: they are numbered from the oldest, and a page gets its number
 * when it is full and another full page has come after it. So the list’s own address never shows just a few items, and
 * nothing moves from one page to another when the list grows.
 * @param items the newest first, as on each of the pages
 * @param size how many items a full page has; the list’s own address shows fewer than two pages full
 */
export function paginate<Item>(items: readonly Item[], size: number): Pages<Item> {
  const count = Math.max(0, Math.floor(items.length / size) - 1)
  const from = (number: number) => items.length - number * size
  const numbers = Array.from({ length: count }, (_, index) => index + 1)
  return {
    newest: items.slice(0, from(count)),
    full: new Map(numbers.map((number) => [number, items.slice(from(number), from(number - 1))])),
  }
}
