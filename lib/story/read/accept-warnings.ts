import type { Problem } from '../../problem/problem.ts'
import type { Rule } from '../../problem/rules.ts'
import type { ParsedStoryFile } from './read-story.ts'

/**
 * Removes the warnings that a file accepts by name, with a reason, under `accept:`. Adds a warning for each accepted
 * rule that the file does not break.
 * @param problems the problems of all files
 * @param unread rules that were not checked in this run; they are not reported as unused
 */
export function acceptWarnings(
  manuscripts: readonly ParsedStoryFile[],
  problems: readonly Problem[],
  unread: readonly Rule[] = [],
): Problem[] {
  const accepted = manuscripts.flatMap(({ source, frontMatter, yaml }) =>
    Object.keys(frontMatter?.accept ?? {}).map((rule) => ({
      file: source.name,
      rule,
      place: yaml?.placeOf(['accept', rule], 'key') ?? { line: 1, column: 1 },
    })),
  )
  const matches = (problem: Problem) =>
    accepted.find(({ file, rule }) => problem.severity === 'warning' && problem.file === file && problem.rule === rule)
  const used = new Set(problems.map(matches))
  const unused = accepted
    .filter((entry) => !used.has(entry) && !unread.some((rule) => rule === entry.rule))
    .map(({ file, rule, place }): Problem => {
      const message = `The warning “${rule}” is accepted, but nothing gives rise to it.`
      return { file, ...place, rule: 'accept-unused', severity: 'warning', message, hint: 'Delete this line.' }
    })
  return [...problems.filter((problem) => !matches(problem)), ...unused]
}
