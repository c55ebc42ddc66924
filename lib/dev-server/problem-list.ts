import type { Element } from 'hast'
import { h } from 'hastscript'
import { countProblems, oneLine } from '../problem/print-problems.ts'
import type { Problem } from '../problem/problem.ts'
import { ENGLISH, idOf } from './problem-message.ts'

/** The maximum number of problems of other files in the list; `check` prints all of them. */
const LISTED = 20

/**
 * Returns the list in the corner of the window while there are problems: their number, and a link to each.
 * @param here the problems whose messages are on the page, in the order of their numbers
 * @param elsewhere the other problems
 * @param addressOf returns the page that shows the problems of another file; undefined if there is none
 */
export function problemList(
  here: readonly Problem[],
  elsewhere: readonly Problem[],
  addressOf: (file: string) => string | undefined,
): Element {
  const others = elsewhere.slice(0, LISTED).map((problem) => {
    const place = `${oneLine(problem.file.split('/').slice(-2).join('/'))}:${problem.line}:${problem.column}`
    const address = addressOf(problem.file)
    return h('li', [address ? h('a', { href: address }, place) : place, ` ${oneLine(problem.message)}`])
  })
  const more = elsewhere.length - others.length
  const counts = [
    ...(here.length > 0 ? [`${countOf(here)} on this page`] : []),
    ...(elsewhere.length > 0 ? [`${countOf(elsewhere)} elsewhere`] : []),
  ]
  return h('nav', { ...ENGLISH, className: 'live-problems', ariaLabel: 'Problems' }, [
    h('details', [
      h('summary', counts.join('; ')),
      h('ul', [
        ...here.map(({ message }, index) => h('li', [h('a', { href: `#${idOf(index + 1)}` }, oneLine(message))])),
        ...others,
        ...(more > 0 ? [h('li', `and ${more} more: npx masthead check`)] : []),
      ]),
    ]),
  ])
}

/** Returns the count as `check` prints it, without zero counts. */
function countOf(problems: readonly Problem[]): string {
  return countProblems(problems).replace(/0 errors, |, 0 warnings/, '')
}
