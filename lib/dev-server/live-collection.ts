import type { Problem } from '../problem/problem.ts'
import type { Publication } from '../publication/publication.ts'
import { type FrontMatter, frontMatterSchema } from '../story/read/front-matter-schema.ts'
import type { ParsedStoryFile } from '../story/read/parse-story-file.ts'
import { type Collection, foldersOf } from '../story/read/read-folder.ts'
import { joinLanguages, originalOf } from '../story/translations/join-languages.ts'
import { type LoadedStory, parseStoryFiles, toLoadedStory } from '../story/translations/load-story.ts'

/**
 * The stories or the pages for their authors, as they were last read. Changed ones are read again. It reports all their
 * problems, and still returns what can be shown.
 */
export class LiveCollection {
  readonly #root: string
  readonly #collection: Collection
  readonly #loaded = new Map<string, LoadedStory>()
  /** By file, the last front matter that could be read. */
  readonly #frontMatter = new Map<string, FrontMatter>()
  #folders: { readonly names: readonly string[]; readonly problems: readonly Problem[] } | undefined

  constructor(root: string, collection: Collection) {
    this.#root = root
    this.#collection = collection
  }

  /** Problems of files outside the folders of stories or pages. */
  get folderProblems(): readonly Problem[] {
    return this.#folders?.problems ?? []
  }

  /**
   * Drops cached stories or pages that have changed.
   * @param slug the folder; undefined for all
   * @param inside whether the change is within the folder, so that the folder still exists
   */
  forget(slug?: string, inside = false): void {
    if (slug === undefined) this.#loaded.clear()
    const isKnown = slug !== undefined && this.#loaded.delete(slug)
    if (!isKnown || !inside) this.#folders = undefined
  }

  /** Returns all stories or pages; reads only those that are not cached. */
  read(publication: Publication): LoadedStory[] {
    this.#folders ??= foldersOf(this.#root, this.#collection)
    return this.#folders.names.map((slug) => {
      const loaded = this.#loaded.get(slug) ?? this.#load(slug, publication)
      this.#loaded.set(slug, loaded)
      return loaded
    })
  }

  #load(slug: string, publication: Publication): LoadedStory {
    const folder = parseStoryFiles(this.#root, this.#collection, slug, publication)
    const loaded = toLoadedStory(folder, publication)
    for (const { source, frontMatter } of folder.files) {
      if (frontMatter) this.#frontMatter.set(source.name, frontMatter)
    }
    if (loaded.problems.every(({ severity }) => severity === 'warning')) return loaded
    const { defaultLanguage } = publication
    const readable = folder.files
      .map((file) => ({ ...file, frontMatter: file.frontMatter ?? this.#readableFrontMatter(file) }))
      .sort((a, b) => Number(b.lang === defaultLanguage) - Number(a.lang === defaultLanguage))
    const original = originalOf(readable) ?? readable[0]
    return { ...loaded, story: original && joinLanguages(readable, original, publication) }
  }

  /**
   * Returns as much of a file's front matter as can be read, so that its text can be shown: the valid keys, or if it is
   * not YAML, the last front matter that was readable.
   */
  #readableFrontMatter({ yaml, slug, source }: ParsedStoryFile): FrontMatter {
    if (!yaml) return this.#frontMatter.get(source.name) ?? { title: slug }
    const written: Record<string, unknown> = Object(yaml.value)
    const valid = Object.entries(frontMatterSchema.shape).flatMap(([key, schema]) => {
      const { success, data } = schema.safeParse(written[key])
      return success && data !== undefined ? [[key, data]] : []
    })
    return frontMatterSchema.parse({ title: slug, ...Object.fromEntries(valid) })
  }
}
