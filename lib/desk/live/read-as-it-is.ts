import type { Publication } from '../../publication/publication.ts'
import type { FrontMatter } from '../../story/front-matter-schema.ts'
import { joinLanguages } from '../../story/join-languages.ts'
import { originalOf } from '../../story/original-of.ts'
import type { Shelf } from '../../story/read-folder.ts'
import type { Manuscript } from '../../story/read-story.ts'
import { readManuscripts, toReading, type WorkReading } from '../../story/read-work.ts'
import { salvage } from './salvage.ts'

/** Reads stories and pages to be shown to who writes them: with all their problems, and in spite of them. */
export class AsItIs {
  readonly #root: string
  /** By file, the last front matter that could be read. */
  readonly #known = new Map<string, FrontMatter>()

  constructor(root: string) {
    this.#root = root
  }

  read(shelf: Shelf, slug: string, publication: Publication): WorkReading {
    const folder = readManuscripts(this.#root, shelf, slug, publication)
    const reading = toReading(folder, publication)
    for (const { source, frontMatter } of folder.manuscripts) {
      if (frontMatter) this.#known.set(source.name, frontMatter)
    }
    const isSound = reading.problems.every(({ severity }) => severity === 'warning')
    return isSound ? reading : { ...reading, work: this.#join(folder.manuscripts, publication) }
  }

  #join(manuscripts: readonly Manuscript[], publication: Publication): WorkReading['work'] {
    const { defaultLanguage } = publication
    const readable = manuscripts
      .map((manuscript) => salvage(manuscript, this.#known.get(manuscript.source.name)))
      .sort((a, b) => Number(b.lang === defaultLanguage) - Number(a.lang === defaultLanguage))
    const original = originalOf(readable) ?? readable[0]
    return original && joinLanguages(readable, original, publication)
  }
}
