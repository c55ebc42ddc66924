import type { Problem } from '../../problem/problem.ts'
import type { Rule } from '../../problem/rules.ts'
import type { ParsedStoryFile } from './read-story.ts'

/**
 * Leaves out the warnings that a file accepts by name, with a reason, under `accept:`.
 * @param problems those of all files; what comes back holds a warning for each acceptance that nothing gives rise to
 * @param unread rules that were not looked for: it cannot be said that nothing gives rise to them
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
