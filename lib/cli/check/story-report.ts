import type { NewsroomBundle } from '../../newsroom/bundle-newsroom.ts'
import { configFrom, linterWith } from '../../newsroom/newsroom-config.ts'
import { storyFailure } from '../../problem/story-failure.ts'
import type { Publication } from '../../publication/publication.ts'
import { storyDigest } from '../../store/digests.ts'
import { type EditionState, editionState, originalOf, withSharedIds } from '../../story/translations/join-languages.ts'
import {
  failedStory,
  type LoadedStory,
  parseStoryFiles,
  type StoryFolder,
  toLoadedStory,
} from '../../story/translations/load-story.ts'
import { wordsLeft } from '../../story/translations/work-left.ts'
import type { Story } from '../../story/types/story.ts'

/**
 * The facts of one story that the command line needs. They depend on the story's own files, the publication and the
 * code.
 */
export interface StoryReport {
  /** A digest of the story's folder. */
  readonly digest: string
  /** The loaded story without its text, because nothing of another story depends on the text. */
  readonly loaded: LoadedStory
  /** The original’s language, headline and date; undefined if it cannot be read. */
  readonly original?: { readonly lang: string; readonly title: string; readonly date: string | undefined } | undefined
  /** The words, or Chinese and Japanese characters, of the original. */
  readonly words: number
  /** The state of each language of the publication. */
  readonly states: Readonly<Record<string, LanguageState>>
}

/** The state of a story in one language, and the work that is left. */
export interface LanguageState extends EditionState {
  /** Who works on it. */
  readonly assigned?: string | undefined
  /**
   * The words, or Chinese and Japanese characters, of the original that are to be translated; or compared, if it is
   * unreviewed.
   */
  readonly words?: number
  /** The number of problems that its file has, if it is complete. */
  readonly problems?: number
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
    try {
      return reportOf(folder, digest)
    } catch (error) {
      const loaded = failedStory(
        folder,
        storyFailure(folder.name, 'This cannot be compared with its translations: ', error),
      )
      return { digest, loaded, words: 0, states: {} }
    }
  }

  function reportOf(folder: StoryFolder, digest: string): StoryReport {
    const { story, ...loaded } = toLoadedStory(folder, publication, lint)
    const files = withSharedIds(folder.files, originalOf(folder.files))
    const original = originalOf(files)
    const states = publication?.languages.map(({ tag }) => {
      const file = files.find(({ lang }) => lang === tag)
      const state = editionState(file, original)
      const words = original && wordsLeft(state, file, original)
      const assigned = file?.frontMatter?.assigned
      // What is not complete is expected to have some.
      const isComplete = state.state === 'complete'
      const problems = isComplete ? loaded.problems.filter((problem) => problem.file === file?.source.name).length : 0
      const facts = { ...(assigned && { assigned }), ...(words && { words }), ...(problems > 0 && { problems }) }
      return [tag, { ...state, ...facts }] as const
    })
    const { title, date, publish } = original?.frontMatter ?? {}
    return {
      digest,
      loaded: { ...loaded, story: story && outline(story) },
      words: original ? wordsLeft({ state: 'missing' }, undefined, original) : 0,
      original: original && title !== undefined ? { lang: original.lang, title, date: date ?? publish } : undefined,
      states: Object.fromEntries(states ?? []),
    }
  }
}

function outline(story: Story): Story {
  const editions = [...story.editions].map(
    ([lang, edition]) => [lang, { ...edition, description: '', cover: undefined, sections: [] }] as const,
  )
  return { ...story, editions: new Map(editions) }
}
