import { packageOf } from '../../library/package-of.ts'
import { textsOf } from '../../library/texts-of.ts'
import type { Problem } from '../../problem/problem.ts'
import { reasonOf } from '../../problem/reason-of.ts'
import { isOwnRule } from '../../problem/rules.ts'
import { LIMITS, limitedTo } from '../../source/limits.ts'
import { TimeExceeded, withinTime } from '../../source/within-time.ts'
import type { ParsedStoryFile } from '../../story/read/parse-story-file.ts'
import type { Linter } from '../../story/translations/load-story.ts'
import type { NewsroomBundle } from './bundle-newsroom.ts'
import type { Config } from './define-config.ts'
import { CONFIG } from './newsroom-config.ts'
import { placeOfError } from './run-newsroom.ts'

/** Returns a linter with Masthead’s checks, if their package is installed, and those of a newsroom. */
export async function linterWith(config: Config | undefined, bundle: NewsroomBundle | undefined): Promise<Linter> {
  const { lintStory } = (await packageOf('lint')) ?? { lintStory: () => [] }
  const checks = Object.entries(config?.checks ?? {})
  if (checks.length === 0) return lintStory
  // A check that does not end would take as long for each of many stories.
  const stopped = new Set<string>()
  return (files) => [
    ...lintStory(files),
    ...files.flatMap((file) =>
      checks.filter(([rule]) => !stopped.has(rule)).flatMap((check) => runCheck(check, file, bundle, stopped)),
    ),
  ]
}

function runCheck(
  [rule, { run }]: [string, Config['checks'][string]],
  parsed: ParsedStoryFile,
  bundle: NewsroomBundle | undefined,
  stopped: Set<string>,
): Problem[] {
  const { source, slug, lang, frontMatter, sections } = parsed
  const problems: Problem[] = []
  const add = limitedTo(problems, 'warning')
  try {
    const texts = textsOf(parsed)
    withinTime(LIMITS.codeSeconds * 1000, () => {
      for (const { place, message, hint } of run({ slug, lang, frontMatter, sections, texts })) {
        const { line, column } = place
        if (isOwnRule(rule))
          add({ file: source.name, line, column, rule, severity: 'warning', message, ...(hint ? { hint } : {}) })
      }
    })
    return problems
  } catch (error) {
    const isEndless = error instanceof TimeExceeded
    if (isEndless) stopped.add(rule)
    const what = isEndless ? `has not ended after ${LIMITS.codeSeconds} seconds` : `throws here: ${reasonOf(error)}`
    const message = `The check “${rule}” of ${CONFIG} ${what}${isEndless ? ' here, and is not run again.' : ''}`
    const at = bundle && placeOfError(error, bundle)
    const hint = `Correct its code${at ? `, in ${at.file}:${at.line}:${at.column}` : ''}.`
    return [{ file: source.name, line: 1, column: 1, rule: 'code-invalid', severity: 'error', message, hint }]
  }
}
