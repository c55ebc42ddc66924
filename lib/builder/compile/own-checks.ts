import { lintStory } from '../../lint/lint-story.ts'
import { textsOf } from '../../lint/texts-of.ts'
import type { Problem } from '../../problem/problem.ts'
import { reasonOf } from '../../problem/reason-of.ts'
import { isOwnRule } from '../../problem/rules.ts'
import { limitedTo } from '../../source/limits.ts'
import type { ParsedStoryFile } from '../../story/read/parse-story-file.ts'
import type { Linter } from '../../story/translations/load-story.ts'
import type { NewsroomBundle } from './bundle-newsroom.ts'
import type { Config } from './define-config.ts'
import { CONFIG } from './newsroom-config.ts'
import { placeOfError } from './run-newsroom.ts'

/** Returns a linter with Masthead’s checks and those of a newsroom. */
export function linterWith(config: Config | undefined, bundle: NewsroomBundle | undefined): Linter {
  const checks = Object.entries(config?.checks ?? {})
  if (checks.length === 0) return lintStory
  return (files) => [
    ...lintStory(files),
    ...files.flatMap((file) => checks.flatMap((check) => runCheck(check, file, bundle))),
  ]
}

function runCheck(
  [rule, { run }]: [string, Config['checks'][string]],
  parsed: ParsedStoryFile,
  bundle: NewsroomBundle | undefined,
): Problem[] {
  const { source, slug, lang, frontMatter, sections } = parsed
  const problems: Problem[] = []
  const add = limitedTo(problems, 'warning')
  try {
    for (const { place, message, hint } of run({ slug, lang, frontMatter, sections, texts: textsOf(parsed) })) {
      const { line, column } = place
      if (isOwnRule(rule))
        add({ file: source.name, line, column, rule, severity: 'warning', message, ...(hint ? { hint } : {}) })
    }
    return problems
  } catch (error) {
    const message = `The check “${rule}” of ${CONFIG} throws here: ${reasonOf(error)}`
    const at = bundle && placeOfError(error, bundle)
    const hint = `Correct its code${at ? `, in ${at.file}:${at.line}:${at.column}` : ''}.`
    return [{ file: source.name, line: 1, column: 1, rule: 'code-invalid', severity: 'error', message, hint }]
  }
}
