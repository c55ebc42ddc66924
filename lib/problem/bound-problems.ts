import { compareProblems, type Problem } from './problem.ts'

/**
 * The maximum number of problems reported for one rule in one file. More have a common cause, or a machine wrote them.
 */
const MOST_OF_A_KIND = 50

/** The maximum number of problems reported in total; errors come before warnings. */
const MOST = 5000

/** The maximum length of a message or hint, in characters. They may quote content of any length. */
const LONGEST = 500

/**
 * Selects the problems that are reported and sorts them from top to bottom. If some are left out, another problem
 * replaces them and says how many there are.
 * @param problems in any order
 */
export function boundProblems(problems: readonly Problem[]): Problem[] {
  const byKind = Map.groupBy([...problems].sort(compareProblems), ({ file, rule, severity }) =>
    [file, rule, severity].join('\0'),
  )
  const kept = [...byKind.values()].flatMap((kind) => [
    ...kind.slice(0, MOST_OF_A_KIND),
    ...standIn(kind.slice(MOST_OF_A_KIND), 'of this kind in this file'),
  ])
  const isWarning = ({ severity }: Problem) => (severity === 'warning' ? 1 : 0)
  const ordered = kept.length > MOST ? kept.sort((a, b) => isWarning(a) - isWarning(b)) : kept
  return [
    ...ordered.slice(0, MOST).sort(compareProblems),
    ...standIn(ordered.slice(MOST), 'in this and other files'),
  ].map((problem) => ({
    ...problem,
    message: cut(problem.message),
    ...(problem.hint === undefined ? {} : { hint: cut(problem.hint) }),
  }))
}

function standIn([first, ...others]: readonly Problem[], where: string): Problem[] {
  if (!first) return []
  const count = (others.length + 1).toLocaleString('en')
  return [{ ...first, message: `And ${count} more ${where}.`, hint: 'Fix those above, then check again.' }]
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}
