import { START } from '../problem/problem.ts'
import type { ParsedStoryFile } from '../story/read/parse-story-file.ts'
import { everySection } from '../story/types/section.ts'
import { doubledWords } from './doubled-words.ts'
import { columnsOf, MOST_COLUMNS } from './headline-columns.ts'
import { markupProblems } from './markup-problems.ts'
import { quoteProblems } from './quote-problems.ts'
import type { ReportProblem } from './report-problem.ts'
import { spaceProblems } from './space-problems.ts'
import { placeIn, textsOf } from './texts-of.ts'
import { vagueAlt } from './vague-alt.ts'

/** Checks one language of a story on its own and reports warnings. */
export function lintEdition(parsed: ParsedStoryFile, report: ReportProblem): void {
  const { lang, frontMatter, yaml, sections, source } = parsed
  for (const { text, placeOf } of textsOf(parsed)) {
    for (const { at, message, hint } of quoteProblems(text, lang)) report(placeOf(at), 'quotes-wrong', message, hint)
    for (const { at, message, hint } of spaceProblems(text, lang)) report(placeOf(at), 'space-wrong', message, hint)
    for (const { at, message } of doubledWords(text, lang)) report(placeOf(at), 'word-doubled', message)
  }
  for (const section of everySection(sections)) {
    for (const { at, message, hint } of markupProblems(section))
      report(placeIn(source.text, section.place, at), 'markup-slip', message, hint)
  }
  const columns = columnsOf(frontMatter?.title ?? '')
  if (columns > MOST_COLUMNS) {
    const message = `This headline is ${columns} letters wide: on the card of a shared link it would be set small.`
    report(yaml?.placeOf(['title']) ?? START, 'headline-long', message, `Stay within ${MOST_COLUMNS}.`)
  }
  const { alt, caption } = frontMatter?.cover ?? {}
  const vague = alt && vagueAlt(alt, caption)
  if (vague) report(yaml?.placeOf(['cover', 'alt']) ?? START, 'picture-alt-vague', vague, 'Say what the picture shows.')
  for (const section of sections) {
    const vague = section.kind === 'figure' && vagueAlt(section.alt, section.caption)
    if (vague) report(section.place, 'picture-alt-vague', vague, 'Say what the picture shows.')
  }
  const first = sections.find(({ kind }) => kind === 'heading')
  // A translation has the headings of its original, so only the original is checked.
  if (first?.kind === 'heading' && first.level === 3 && !frontMatter?.translation) {
    report(first.place, 'heading-jump', 'This heading of the third level has none of the second above it.', 'Write ##.')
  }
}
