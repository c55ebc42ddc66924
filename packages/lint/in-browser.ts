import type { Packages } from '../../lib/library/package-of.ts'
import type { Problem } from '../../lib/problem/problem.ts'
import { originalOf } from '../../lib/story/translations/join-languages.ts'
import { glossarySchema } from './glossary.ts'
import { lintFile, reportTo } from './lint-file.ts'
import { numberProblems } from './number-problems.ts'

/** Returns the first difference in numbers or units between a text and its translation. The desk loads it, too. */
export const numberDifference: Packages['lint']['numberDifference'] = (texts) => numberProblems(texts)[0]?.message

/** Returns the warnings about the languages of a story, which is in no file, for the desk. */
export const warningsAbout: Packages['lint']['warningsAbout'] = (files, terms) => {
  const { data: glossary = [] } = glossarySchema.safeParse(terms)
  const original = originalOf(files)
  return files.flatMap((parsed) => {
    const problems: Problem[] = []
    lintFile(parsed, original, reportTo(problems, parsed), glossary)
    return problems
  })
}
