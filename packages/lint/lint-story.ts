import { type Problem, START } from '../../lib/problem/problem.ts'
import type { Publication } from '../../lib/publication/publication.ts'
import { TimeExceeded, withinTime } from '../../lib/settings/process.ts'
import { readingTime } from '../../lib/source/limits.ts'
import type { ParsedStoryFile } from '../../lib/story/read/parse-story-file.ts'
import { originalOf } from '../../lib/story/translations/join-languages.ts'
import type { GlossaryTerm } from './glossary.ts'
import { lintFile, reportTo } from './lint-file.ts'

/**
 * Checks all languages of one parsed as an editor would: each on its own, and each translation against its original,
 * section by section. All problems are warnings. Each can be accepted for a file, with a reason.
 * @param publication the newspaper, whose terms for machine translation count too
 * @param own the terms of glossary.yaml
 */
export function lintStory(
  files: readonly ParsedStoryFile[],
  publication?: Publication,
  own: readonly GlossaryTerm[] = [],
): Problem[] {
  const glossary = [...own, ...(publication ? termsOfSite(publication) : [])]
  const original = originalOf(files)
  const lengths = files.map(({ source }) => source.text.length)
  const isShort = Math.max(0, ...lengths) < LONG_TEXT
  const checks = files.map((parsed) => {
    const problems: Problem[] = []
    const report = reportTo(problems, parsed)
    return { problems, report, lint: () => lintFile(parsed, original, report, glossary) }
  })
  const waiting = [...checks]
  const lintWaiting = () => {
    for (; waiting[0]; waiting.shift()) waiting[0].lint()
  }
  const limit = readingTime(lengths.reduce((sum, length) => sum + length, 0))
  while (waiting.length > 0) {
    try {
      if (isShort) lintWaiting()
      else withinTime(limit, lintWaiting)
    } catch (error) {
      if (!(error instanceof TimeExceeded)) throw error
      const seconds = Math.round(limit / 1000)
      const message = `Checking this story takes longer than ${seconds} seconds; the rest of this text is not checked.`
      waiting.shift()?.report(START, 'limit-exceeded', message, 'Divide the file.')
    }
  }
  return checks.flatMap(({ problems }) => problems)
}

/**
 * The number of characters from which a text is checked with a time limit. Of 52 texts of this length that repeat what
 * patterns search longest, the slowest took 0.3 s of the 20 s.
 */
const LONG_TEXT = 20_000

/** Returns the terms of site.yaml, which have one form in each language. */
function termsOfSite({ translation }: Publication): GlossaryTerm[] {
  return (translation?.glossary ?? []).map((term) => ({
    terms: Object.fromEntries(Object.entries(term).map(([lang, form]) => [lang, [form]])),
    title: {},
    avoid: {},
  }))
}
