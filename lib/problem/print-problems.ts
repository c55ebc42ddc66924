import { codeFrameColumns } from '@babel/code-frame'
import { showHidden } from './hidden-characters.ts'
import { compareProblems, countProblems, type Place, type Problem } from './problem.ts'

/**
 * Formats problems for a person: `file:line:column rule`, the reason, a code frame and a hint each, then the total
 * count. Only the first 200 have frames. If there are very many of one kind, only the first ones are printed.
 * @param problems the problems in any order
 * @param textOf returns the text of a file as it was read, for the frame; undefined if the file is not text
 * @param colour whether the output may contain terminal colours
 */
export function printProblems(
  problems: readonly Problem[],
  textOf: (file: string) => string | undefined,
  colour = false,
): string {
  let last: { readonly file: string; readonly text: string | undefined } | undefined
  const blocks = boundProblems(problems).map((problem, index) => {
    const { file, line, column, rule, severity, message, hint } = problem
    if (index < MOST_FRAMES && last?.file !== file) last = { file, text: textOf(file) }
    const frame = index < MOST_FRAMES ? codeFrame(problem, last?.text, colour) : ''
    return [
      `${oneLine(file)}:${line}:${column} ${rule}${severity === 'warning' ? ' (warning)' : ''}`,
      `  ${oneLine(message)}`,
      frame.replaceAll(/^/gm, '  ').trimEnd(),
      hint ? `  Hint: ${oneLine(hint)}` : '',
    ]
      .filter(Boolean)
      .join('\n')
  })
  return [...blocks, countProblems(problems)].join('\n\n')
}

// The maximum number of problems with code frames. With more problems, reading files again for frames would take too
// long.
const MOST_FRAMES = 200

// The number of characters of a line shown on each side of a problem: a paragraph may be one line of many thousands.
const AROUND = 100

/**
 * Returns the lines around a problem, with a mark under its place; empty if there are none to show. Cuts long lines.
 * @param text the text of the file as it was read; undefined if the file is not text
 * @param around the number of characters of a long line shown on each side
 */
export function codeFrame(
  { line, column }: Place,
  text: string | undefined,
  colour = false,
  around: number = AROUND,
): string {
  const first = Math.max(1, line - 1)
  const lines = text ? linesFrom(text, first, line + 2 - first) : []
  if (lines.length <= line - first) return ''
  const start = lines.some(({ length }) => length > 2 * around) ? Math.max(0, column - 1 - around) : 0
  const cut = (whole: string) => {
    const end = start + 2 * around
    return `${start > 0 && whole ? '…' : ''}${whole.slice(start, end)}${whole.length > end ? '…' : ''}`
  }
  const place = { line, column: column - start + (start > 0 ? 1 : 0) }
  const shown = lines.map((one) => showHidden(cut(one))).join('\n')
  // The package's types do not have startLine yet.
  const options = { linesAbove: 1, linesBelow: 1, highlightCode: colour, startLine: first }
  return codeFrameColumns(shown, { start: place }, options)
}

/** Returns `count` lines of a text from line `first` on; fewer if the text ends before. */
function linesFrom(text: string, first: number, count: number): string[] {
  let start = 0
  for (let line = 1; line < first; line++) {
    start = text.indexOf('\n', start) + 1
    if (start === 0) return []
  }
  let end = start
  for (let line = 0; line < count && end >= 0; line++) end = text.indexOf('\n', line === 0 ? start : end + 1)
  return text.slice(start, end < 0 ? undefined : end).split('\n')
}

/** Makes a text from the content safe for a message: on one line, and without hidden characters. */
export function oneLine(text: string): string {
  return showHidden(text.replaceAll('\n', ' '))
}

/**
 * The maximum number of problems reported for one rule in one file. More have a common cause, or a machine wrote them.
 */
const MOST_OF_A_KIND = 50

/** The maximum number of problems reported in total; errors come before warnings. */
const MOST = 5000

/** The maximum length of a message or hint, in characters. They may quote content of any length. */
const LONGEST = 500

/**
 * Selects the problems that are reported and sorts them: errors before warnings, both file by file from top to bottom.
 * If some are left out, another problem replaces them and says how many there are.
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
  const ordered = errorsFirst(kept)
  return [...ordered.slice(0, MOST), ...standIn(ordered.slice(MOST), 'in this and other files')].map(withCuts)
}

/**
 * Returns all problems as an array in JSON, one on a line, in the same order, in parts that are written one after
 * another.
 */
export function* problemsAsJson(problems: readonly Problem[]): Generator<string> {
  let before = '[\n'
  for (const problem of errorsFirst(problems)) {
    yield before + JSON.stringify(withCuts(problem))
    before = ',\n'
  }
  yield problems.length === 0 ? '[]\n' : '\n]\n'
}

function errorsFirst(problems: readonly Problem[]): Problem[] {
  const isWarning = ({ severity }: Problem) => (severity === 'warning' ? 1 : 0)
  return [...problems].sort((a, b) => isWarning(a) - isWarning(b) || compareProblems(a, b))
}

function withCuts(problem: Problem): Problem {
  const { message, hint } = problem
  return { ...problem, message: cut(message), ...(hint === undefined ? {} : { hint: cut(hint) }) }
}

function standIn([first, ...others]: readonly Problem[], where: string): Problem[] {
  if (!first) return []
  const count = (others.length + 1).toLocaleString('en')
  return [{ ...first, message: `And ${count} more ${where}.`, hint: 'Fix those above, then check again.' }]
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}
