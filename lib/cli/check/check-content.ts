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
  const shared = readSharedContent(root, lintStory)
  const { names, problems: folderProblems } = foldersOf(root, 'stories')
  const { reports, read } = await storyReports(root, names, shared.publication)
  const stories = reports.map(({ loaded }) => loaded)
  const { problems } = toLibrary(root, shared, stories, folderProblems)
  const linked = [...shared.pages, ...stories].flatMap((each) => each.linked)
  return { problems, linked, stories: names.length, read }
}
