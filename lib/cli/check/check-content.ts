import { readSharedContent, toLibrary } from '../../library/read-library.ts'
import { lintStory } from '../../lint/lint-story.ts'
import type { Problem } from '../../problem/problem.ts'
import { foldersOf } from '../../story/read/read-folder.ts'
import type { LinkFacts } from '../../story/translations/link-facts.ts'
import { storyReports } from './story-reports.ts'

/** The result of checking a content folder. */
export interface Checked {
  /** In no particular order. */
  readonly problems: readonly Problem[]
  /** The links of every file that has any. */
  readonly linked: readonly LinkFacts[]
  readonly stories: number
  /** How many of the stories were read; the others have not changed since the last run. */
  readonly read: number
}

/** Finds every problem of every file, the same as `readLibrary` does with a linter. */
export async function checkContent(root: string): Promise<Checked> {
  const standing = readSharedContent(root, lintStory)
  const { names, problems: strays } = foldersOf(root, 'stories')
  const { notes, read } = await storyReports(root, names, standing.publication)
  const readings = notes.map(({ reading }) => reading)
  const { problems } = toLibrary(root, standing, readings, strays)
  const linked = [...standing.pages, ...readings].flatMap((reading) => reading.linked)
  return { problems, linked, stories: names.length, read }
}
