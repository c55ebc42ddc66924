import type { Problem } from '../../problem/problem.ts'
import type { Publication } from '../../publication/publication.ts'
import { foldersOf, type Shelf } from '../../story/read-folder.ts'
import type { WorkReading } from '../../story/read-work.ts'
import { AsItIs } from './read-as-it-is.ts'

/** What stands on a shelf, as it was last read; what is said to have changed is read again. */
export class LiveShelf {
  readonly #root: string
  readonly #shelf: Shelf
  readonly #asItIs: AsItIs
  readonly #known = new Map<string, WorkReading>()
  #folders: { readonly names: readonly string[]; readonly problems: readonly Problem[] } | undefined

  constructor(root: string, shelf: Shelf) {
    this.#root = root
    this.#shelf = shelf
    this.#asItIs = new AsItIs(root)
  }

  /** Problems of what lies between the folders. */
  get strays(): readonly Problem[] {
    return this.#folders?.problems ?? []
  }

  /**
   * Forgets what has changed.
   * @param slug the folder; undefined for all
   * @param inside whether the change is within the folder, so that it is still there
   */
  forget(slug?: string, inside = false): void {
    if (slug === undefined) this.#known.clear()
    if (slug === undefined || !inside || !this.#known.delete(slug)) this.#folders = undefined
    if (slug !== undefined) this.#known.delete(slug)
  }

  /** All of it; only what is not known is read. */
  read(publication: Publication): WorkReading[] {
    this.#folders ??= foldersOf(this.#root, this.#shelf)
    return this.#folders.names.map((slug) => {
      const reading = this.#known.get(slug) ?? this.#asItIs.read(this.#shelf, slug, publication)
      this.#known.set(slug, reading)
      return reading
    })
  }
}
