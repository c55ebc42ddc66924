import type { Packages } from '../../lib/library/package-of.ts'
import { lintStory } from './lint-story.ts'
import { numberProblems } from './number-problems.ts'

/** The checks of language, numbers and names. */
export const lintPackage: Packages['lint'] = {
  lintStory,
  numberDifference: (translation) => numberProblems(translation)[0]?.message,
}
