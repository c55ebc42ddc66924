import { languageOf } from '../language/language.ts'
import type { Problem } from '../problem/problem.ts'
import { limitedTo } from '../source/limited-problems.ts'
import type { ParsedStoryFile } from '../story/read/read-story.ts'
import { firstDifference } from '../story/translations/compare-sections.ts'
import { originalOf } from '../story/translations/original-of.ts'
import { lintEdition } from './lint-edition.ts'
import { lintTranslation } from './lint-translation.ts'
import type { ReportProblem } from './report-problem.ts'

/**
 * Checks all languages of one story as an editor would: each on its own, and each translation against its original,
 * section by section. All problems are warnings. Each can be accepted for a file, with a reason.
 */
export function lintStory(manuscripts: readonly ParsedStoryFile[]): Problem[] {
  const original = originalOf(manuscripts)
  return manuscripts.flatMap((manuscript) => {
    const problems: Problem[] = []
    const file = manuscript.source.name
    const add = limitedTo(problems, 'warning')
    const report: ReportProblem = (place, rule, message, hint) => {
      add({ file, ...place, rule, severity: 'warning', message, ...(hint ? { hint } : {}) })
    }
    lintEdition(manuscript, report)
    // Misaligned translations are already reported; comparing them section by section would be meaningless.
    const isTwin = original && manuscript !== original && manuscript.frontMatter?.translation
    if (isTwin && !firstDifference(original.sections, manuscript.sections, file, manuscript.end)) {
      const isLatin = [original, manuscript].every(({ lang }) => languageOf(lang).script === 'Latn')
      lintTranslation(original, manuscript, isLatin, report)
    }
    return problems
  })
}
