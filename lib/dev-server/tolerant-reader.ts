import type { Publication } from '../publication/publication.ts'
import type { FrontMatter } from '../story/read/front-matter-schema.ts'
import type { ParsedStoryFile } from '../story/read/parse-story-file.ts'
import type { Collection } from '../story/read/read-folder.ts'
import { joinLanguages, originalOf } from '../story/translations/join-languages.ts'
import { type LoadedStory, parseStoryFiles, toLoadedStory } from '../story/translations/load-story.ts'
import { parseLeniently } from './parse-leniently.ts'

/** Reads stories and pages for their authors. It reports all their problems, and still returns what can be shown. */
export class TolerantReader {
  readonly #root: string
  /** By file, the last front matter that could be read. */
  readonly #known = new Map<string, FrontMatter>()

  constructor(root: string) {
    this.#root = root
  }

  read(shelf: Collection, slug: string, publication: Publication): LoadedStory {
    const folder = parseStoryFiles(this.#root, shelf, slug, publication)
    const reading = toLoadedStory(folder, publication)
    for (const { source, frontMatter } of folder.files) {
      if (frontMatter) this.#known.set(source.name, frontMatter)
    }
    const isSound = reading.problems.every(({ severity }) => severity === 'warning')
    return isSound ? reading : { ...reading, story: this.#join(folder.files, publication) }
  }

  #join(files: readonly ParsedStoryFile[], publication: Publication): LoadedStory['story'] {
    const { defaultLanguage } = publication
    const readable = files
      .map((parsed) => parseLeniently(parsed, this.#known.get(parsed.source.name)))
      .sort((a, b) => Number(b.lang === defaultLanguage) - Number(a.lang === defaultLanguage))
    const original = originalOf(readable) ?? readable[0]
    return original && joinLanguages(readable, original, publication)
  }
}
