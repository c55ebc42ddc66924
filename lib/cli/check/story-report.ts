import type { NewsroomBundle } from '../../builder/compile/bundle-newsroom.ts'
import { configFrom, linterWith } from '../../builder/compile/newsroom-config.ts'
import type { Publication } from '../../publication/publication.ts'
import { storyDigest } from '../../store/digests.ts'
import { type EditionState, editionState, originalOf, withSharedIds } from '../../story/translations/join-languages.ts'
import { type LoadedStory, parseStoryFiles, toLoadedStory } from '../../story/translations/load-story.ts'
import type { Story } from '../../story/types/story.ts'

/** The facts of one story that the command line needs. They depend on the story's own files, the publication and the code. */
export interface StoryReport {
  /** A digest of the story's folder. */
  readonly digest: string
  /** The loaded story without its text, because nothing of another story depends on the text. */
  readonly loaded: LoadedStory
  /** The state of each language of the publication. */
  readonly states: Readonly<Record<string, EditionState>>
}

/** The facts from which the reports of stories are made. */
export interface ReportContext {
  readonly root: string
  readonly publication: Publication | undefined
  /** The code of the newsroom’s configuration, which may have checks. */
  readonly config: NewsroomBundle | undefined
}

/** Returns the task of the threads: reading one story and linting it. */
export async function reportTasks({ root, publication, config }: ReportContext) {
  const lint = await linterWith(root, config && (await configFrom(config)), config)
  return { report }

  function report(slug: string): StoryReport {
    // The digest is taken before the story is read. If a file changes in between, the digest differs and the next run
    // reads the story again.
    const digest = storyDigest(root, slug)
    const folder = parseStoryFiles(root, 'stories', slug, publication)
    const { story, ...loaded } = toLoadedStory(folder, publication, lint)
    const original = originalOf(folder.files)
    const files = withSharedIds(folder.files, original)
    const states = publication?.languages.map(({ tag }) => {
      const file = files.find(({ lang }) => lang === tag)
      return [tag, editionState(file, original)] as const
    })
    return { digest, loaded: { ...loaded, story: story && outline(story) }, states: Object.fromEntries(states ?? []) }
  }
}

function outline(story: Story): Story {
  const editions = [...story.editions].map(
    ([lang, edition]) => [lang, { ...edition, description: '', cover: undefined, sections: [] }] as const,
  )
  return { ...story, editions: new Map(editions) }
}
