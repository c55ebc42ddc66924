import { languageOf } from '../language/language.ts'
import type { Place, Problem } from '../problem/problem.ts'
import { firstMisalignment } from '../story/align.ts'
import { originalOf } from '../story/original-of.ts'
import type { Manuscript } from '../story/read-story.ts'
import { proofreadAlone } from './proofread-alone.ts'
import { proofreadTwins } from './proofread-twins.ts'

/** Says of a story what an editor would want to look at once more. */
export type Report = (place: Place, rule: Problem['rule'], message: string, hint?: string) => void

/**
 * Reads all languages of one story as an editor would: each by itself, and each translation beside its original, section by
 * section. All that it finds are warnings; each can be accepted for a file with a reason.
 */
export function proofread(manuscripts: readonly Manuscript[]): Problem[] {
  const original = originalOf(manuscripts)
  return manuscripts.flatMap((manuscript) => {
    const problems: Problem[] = []
    const file = manuscript.source.name
    const report: Report = (place, rule, message, hint) => {
      problems.push({ file, ...place, rule, severity: 'warning', message, ...(hint ? { hint } : {}) })
    }
    proofreadAlone(manuscript, report)
    // Where sections do not answer to each other, that is reported already, and pairs would be of strangers.
    const isTwin = original && manuscript !== original && manuscript.frontMatter?.translation
    if (isTwin && !firstMisalignment(original.sections, manuscript.sections, file, manuscript.end)) {
      const isLatin = [original, manuscript].every(({ lang }) => languageOf(lang).script === 'Latn')
      proofreadTwins(original, manuscript, isLatin, report)
    }
    return problems
  })
}
