import type { ParsedStoryFile } from '../story/read/parse-story-file.ts'
import { keptNames, nameProblems, namesIn } from './name-problems.ts'
import { numberProblems } from './number-problems.ts'
import type { ReportProblem } from './report-problem.ts'
import { textsOf } from './texts-of.ts'

// The least length of a text that must be translated. A shorter one, such as a name or a credit, may be the same.
const LONG = 60

/** Compares a translation with its original and reports warnings. Both must have the same sections. */
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
