/** A list that grows, divided into pages. */
export interface Pages<Item> {
  /** The items at the list’s own address: the newest ones, at least one full page if there are enough. */
  readonly newest: readonly Item[]
  /** The full pages by number; page 1 has the oldest items. */
  readonly full: ReadonlyMap<number, readonly Item[]>
}

/**
 * Divides a list into pages with permanent addresses. Pages are numbered from the oldest, and a page gets its number
 * when it is full and newer items fill another page. So the list’s own address never shows just a few items, and no
 * item moves from one numbered page to another when the list grows.
 * @param items the items, newest first, as on each page
 * @param size the number of items on a full page; the list’s own address shows fewer than two full pages
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
