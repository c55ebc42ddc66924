import { languageOf } from '../language/language.ts'
import type { Problem } from '../problem/problem.ts'
import { limitedTo } from '../source/limits.ts'
import type { ParsedStoryFile } from '../story/read/parse-story-file.ts'
import { firstDifference } from '../story/translations/compare-sections.ts'
import { originalOf } from '../story/translations/join-languages.ts'
import { lintEdition } from './lint-edition.ts'
import { lintTranslation } from './lint-translation.ts'
import type { ReportProblem } from './report-problem.ts'

/**
 * Checks all languages of one story as an editor would: each on its own, and each translation against its original,
 * section by section. All problems are warnings. Each can be accepted for a file, with a reason.
 */
export function lintStory(files: readonly ParsedStoryFile[]): Problem[] {
  const original = originalOf(files)
  return files.flatMap((parsed) => {
    const problems: Problem[] = []
    const file = parsed.source.name
    const add = limitedTo(problems, 'warning')
    const report: ReportProblem = (place, rule, message, hint) => {
      add({ file, ...place, rule, severity: 'warning', message, ...(hint ? { hint } : {}) })
    }
    lintEdition(parsed, report)
    // Misaligned translations are already reported; comparing them section by section would be meaningless.
    const isTranslation = original && parsed !== original && parsed.frontMatter?.translation
    if (isTranslation && !firstDifference(original.sections, parsed.sections, file, parsed.end)) {
      const isLatin = [original, parsed].every(({ lang }) => languageOf(lang).script === 'Latn')
      lintTranslation(original, parsed, isLatin, report)
    }
    return problems
  })
}
