import type { Element } from 'hast'
import { h } from 'hastscript'
import { codeFrame, oneLine } from '../problem/print-problems.ts'
import type { Problem } from '../problem/problem.ts'

/**
 * Returns the message about a problem in a page: what `check` prints, which screen readers announce when it appears.
 * @param number the number of the problem on the page
 * @param text the text of its file
 */
export function problemMessage(problem: Problem, number: number, text: string | undefined): Element {
  const { file, line, column, rule, severity, message, hint } = problem
  const isError = severity === 'error'
  const frame = codeFrame(problem, text, false, AROUND)
  return h(
    'div',
    { ...ENGLISH, id: idOf(number), className: ['live-problem', severity], role: isError ? 'alert' : 'status' },
    [
      h('p', [
        h('strong', isError ? 'Error' : 'Warning'),
        ` ${rule} · `,
        h('span', { className: 'place' }, `${oneLine(file)}:${line}:${column}`),
      ]),
      h('p', oneLine(message)),
      frame ? h('pre', { tabIndex: 0 }, [h('code', frame)]) : '',
      hint ? h('p', `Hint: ${oneLine(hint)}`) : '',
    ],
  )
}

/**
 * The number of characters of a line that are shown on each side of the place. A paragraph is one line, longer than a
 * window is wide.
 */
const AROUND = 36

/** Returns the id of a problem’s message in the page. */
export function idOf(number: number): string {
  return `problem-${number}`
}

/** The attributes of messages to the newsroom, which are in English whatever the language of the page. */
export const ENGLISH = { lang: 'en', dir: 'ltr' }
