import type { ParsedStoryFile } from '../story/read/read-story.ts'
import { keptNames, nameProblems, namesIn } from './name-problems.ts'
import { numberProblems } from './number-problems.ts'
import type { ReportProblem } from './report-problem.ts'
import { textsOf } from './texts-of.ts'

// Shorter texts may well be the same in two languages: a name, a credit.
const LONG = 60

/** What there is to look at in a translation beside its original. Both have the same sections. */
export function lintTranslation(
  original: ParsedStoryFile,
  translation: ParsedStoryFile,
  isLatin: boolean,
  report: ReportProblem,
): void {
  const theirs = textsOf(original)
  const ours = new Map(textsOf(translation).map((text) => [text.id, text]))
  const names = new Map(theirs.map(({ id, text }) => [id, namesIn(text)]))
  const kept = keptNames(
    [...new Set([...names.values()].flat())],
    [...ours.values()].map(({ text }) => text).join('\n'),
    isLatin,
  )
  for (const { id, text: their } of theirs) {
    const our = ours.get(id)
    if (!our) continue
    if (our.text === their && their.length >= LONG) {
      report(our.placeOf(''), 'text-untranslated', 'This is word for word the original.', 'Translate it.')
      continue
    }
    const pair = { original: their, of: original.lang, translation: our.text, lang: translation.lang }
    for (const { at, message } of numberProblems(pair)) report(our.placeOf(at), 'number-differs', message)
    for (const { at, message } of nameProblems(names.get(id) ?? [], our.text, kept))
      report(our.placeOf(at), 'name-missing', message)
  }
}
