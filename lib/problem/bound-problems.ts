import { compareProblems, type Problem } from './problem.ts'

/** So many problems of one rule are reported of one file. Who has more has one cause of them all, or a machine that wrote them. */
const MOST_OF_A_KIND = 50

/** So many problems are reported in all, errors before warnings. */
const MOST = 5000

/** No message or hint is longer, in characters: they quote what is written, however long it is. */
const LONGEST = 500

/**
 * The problems that are reported, from top to bottom. Where some are left out, another stands for them and says how many
 * there are.
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
