import type { Element } from 'hast'
import { h } from 'hastscript'
import { codeFrame, oneLine } from '../problem/print-problems.ts'
import type { Problem } from '../problem/problem.ts'

/**
 * A problem as it stands in the page: what the check prints of it, read out when it comes.
 * @param number its own among those of the page
 * @param text that of its file
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

/** So many characters of a line are shown on either side of the place: a paragraph is one line, and longer than a window is wide. */
const AROUND = 36

/** The address within the page of a problem’s note. */
export function idOf(number: number): string {
  return `problem-${number}`
}

/** What is said to the newsroom is said in English, whatever language the page is in. */
export const ENGLISH = { lang: 'en', dir: 'ltr' }
