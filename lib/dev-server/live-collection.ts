import type { Problem } from '../problem/problem.ts'
import type { Publication } from '../publication/publication.ts'
import { type Collection, foldersOf } from '../story/read/read-folder.ts'
import type { LoadedStory } from '../story/translations/load-story.ts'
import { TolerantReader } from './tolerant-reader.ts'

/** The stories or the pages, as they were last read. Changed ones are read again. */
export class LiveCollection {
  readonly #root: string
  readonly #shelf: Collection
  readonly #asItIs: TolerantReader
  readonly #known = new Map<string, LoadedStory>()
  #folders: { readonly names: readonly string[]; readonly problems: readonly Problem[] } | undefined

  constructor(root: string, shelf: Collection) {
    this.#root = root
    this.#shelf = shelf
    this.#asItIs = new TolerantReader(root)
  }

  /** Problems of files outside the folders of stories or pages. */
  get strays(): readonly Problem[] {
    return this.#folders?.problems ?? []
  }

  /**
   * Drops cached stories or pages that have changed.
   * @param slug the folder; undefined for all
   * @param inside whether the change is within the folder, so that the folder still exists
   */
  forget(slug?: string, inside = false): void {
    if (slug === undefined) this.#known.clear()
    if (slug === undefined || !inside || !this.#known.delete(slug)) this.#folders = undefined
    if (slug !== undefined) this.#known.delete(slug)
  }

  /** Returns all stories or pages; reads only those that are not cached. */
  read(publication: Publication): LoadedStory[] {
    this.#folders ??= foldersOf(this.#root, this.#shelf)
    return this.#folders.names.map((slug) => {
      const reading = this.#known.get(slug) ?? this.#asItIs.read(this.#shelf, slug, publication)
      this.#known.set(slug, reading)
      return reading
    })
  }
}
