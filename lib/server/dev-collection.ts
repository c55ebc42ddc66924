import type { Publication } from '../publication/publication.ts'
import { type FrontMatter, frontMatterSchema } from '../story/read/front-matter-schema.ts'
import type { ParsedStoryFile } from '../story/read/parse-story-file.ts'
import { type Collection, foldersOf } from '../story/read/read-folder.ts'
import { joinLanguages, originalOf, withSharedIds } from '../story/translations/join-languages.ts'
import { type LoadedStory, parseStoryFiles, type StoryFolder, toLoadedStory } from '../story/translations/load-story.ts'

/**
 * Returns the stories or the pages for their authors, as they were last read. Changed ones are read again. It reports
 * all their problems, and still returns what can be shown.
 */
export function devCollection(root: string, collection: Collection) {
  const cached = new Map<string, LoadedStory>()
  /** By file, the last front matter that could be read. */
  const lastFrontMatter = new Map<string, FrontMatter>()
  let folders: ReturnType<typeof foldersOf> | undefined
  let last: StoryFolder | undefined

  function load(slug: string, publication: Publication): LoadedStory {
    const folder = parseStoryFiles(root, collection, slug, publication)
    last = folder
    const loaded = toLoadedStory(folder, publication)
    for (const { source, frontMatter } of folder.files) {
      if (frontMatter) lastFrontMatter.set(source.name, frontMatter)
    }
    if (loaded.problems.every(({ severity }) => severity === 'warning')) return loaded
    const { defaultLanguage } = publication
    const readable = folder.files
      .map((file) => ({ ...file, frontMatter: file.frontMatter ?? readableFrontMatter(file, lastFrontMatter) }))
      .sort((a, b) => Number(b.lang === defaultLanguage) - Number(a.lang === defaultLanguage))
    const files = withSharedIds(readable, originalOf(readable) ?? readable[0])
    const original = originalOf(files) ?? files[0]
    try {
      return { ...loaded, story: original && joinLanguages(files, original, publication) }
    } catch {
      return loaded // The same error is among its problems.
    }
  }

  return {
    /**
     * Drops cached stories or pages that have changed.
     * @param slug the folder; undefined for all
     * @param inside whether the change is within the folder, so that the folder still exists
     */
    forget(slug?: string, inside = false): void {
      if (slug === undefined) cached.clear()
      const isKnown = slug !== undefined && cached.delete(slug)
      if (!isKnown || !inside) folders = undefined
    },

    /**
     * Returns the files of a story or page. Those that were read last, such as those just saved, are not read again.
     */
    files(slug: string, publication: Publication | undefined): StoryFolder {
      return last?.slug === slug ? last : parseStoryFiles(root, collection, slug, publication)
    },

    /** Returns all stories or pages, and the problems outside their folders; reads only those that are not cached. */
    read(publication: Publication) {
      folders ??= foldersOf(root, collection)
      const loaded = folders.names.map((slug) => {
        const story = cached.get(slug) ?? load(slug, publication)
        cached.set(slug, story)
        return story
      })
      return { loaded, problems: folders.problems }
    },
  }
}

/**
 * Returns as much of a file's front matter as can be read, so that its text can be shown: the valid keys, or if it is
 * not YAML, the last front matter that was readable.
 */
function readableFrontMatter(
  { yaml, slug, source }: ParsedStoryFile,
  last: ReadonlyMap<string, FrontMatter>,
): FrontMatter {
  if (!yaml) return last.get(source.name) ?? { title: slug }
  const written: Record<string, unknown> = Object(yaml.value)
  const valid = Object.entries(frontMatterSchema.shape).flatMap(([key, schema]) => {
    const { success, data } = schema.safeParse(written[key])
    return success && data !== undefined ? [[key, data]] : []
  })
  return frontMatterSchema.parse({ title: slug, ...Object.fromEntries(valid) })
}
