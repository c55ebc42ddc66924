import { codeFrameColumns } from '@babel/code-frame'
import { countProblems } from './count-problems.ts'
import { showHidden } from './hidden-characters.ts'
import { compareProblems, type Place, type Problem } from './problem.ts'

// Who has more to mend than that is served by one line for each, and not kept waiting while files are read again for frames.
const MOST_FRAMES = 200

/**
 * Prints problems for a person: `file:line:column rule`, the reason, a code frame and a hint each, then a count. Only
 * the first 200 have frames.
 * @param problems in any order
 * @param textOf the text of a file as it was read, for the frame; undefined where the file is not text
 * @param colour whether the output may hold terminal colours
 */
export function printProblems(
  problems: readonly Problem[],
  textOf: (file: string) => string | undefined,
  colour = false,
): string {
  const blocks = [...problems].sort(compareProblems).map((problem, index) => {
    const { file, line, column, rule, severity, message, hint } = problem
    const frame = index < MOST_FRAMES ? codeFrame(problem, textOf(file), colour) : ''
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
 * The lines around a problem, with a mark under its place; empty where there are none to show.
 * @param text that of the file as it was read, if it is text
 */
export function codeFrame({ line, column }: Place, text: string | undefined, colour = false): string {
  const shown = showHidden(text ?? '')
  if (!shown || line > shown.split('\n').length) return ''
  return codeFrameColumns(shown, { start: { line, column } }, { linesAbove: 1, linesBelow: 1, highlightCode: colour })
}

/** A text of the content as part of a message: on one line, and with nothing hidden in it. */
export function oneLine(text: string): string {
  return showHidden(text.replaceAll('\n', ' '))
}
