import { codeFrameColumns } from '@babel/code-frame'
import { boundProblems } from './bound-problems.ts'
import { countProblems } from './count-problems.ts'
import { showHidden } from './hidden-characters.ts'
import type { Place, Problem } from './problem.ts'

// Who has more to mend than that is served by one line for each, and not kept waiting while files are read again for frames.
const MOST_FRAMES = 200

/** So many characters of a line are shown on either side of a problem: a paragraph may be one line of many thousands. */
const AROUND = 100

/**
 * Prints problems for a person: `file:line:column rule`, the reason, a code frame and a hint each, then the count of them all.
 * Only the first 200 have frames, and of very many of one kind the first ones are printed.
 * @param problems in any order
 * @param textOf the text of a file as it was read, for the frame; undefined where the file is not text
 * @param colour whether the output may hold terminal colours
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

/**
 * The lines around a problem, with a mark under its place; empty where there are none to show. Long lines are cut.
 * @param text that of the file as it was read, if it is text
 * @param around how many characters of a long line are shown on either side
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
  // The types do not know startLine yet.
  const options = { linesAbove: 1, linesBelow: 1, highlightCode: colour, startLine: first }
  return codeFrameColumns(shown, { start: place }, options)
}

/** Some lines of a text, from a line on; fewer where it ends before. */
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

/** A text of the content as part of a message: on one line, and with nothing hidden in it. */
export function oneLine(text: string): string {
  return showHidden(text.replaceAll('\n', ' '))
}
