import type { Element } from 'hast'
import { h } from 'hastscript'
import { countProblems } from '../problem/count-problems.ts'
import { oneLine } from '../problem/print-problems.ts'
import type { Problem } from '../problem/problem.ts'
import { ENGLISH, idOf } from './problem-message.ts'

/** So many are listed of other files; `check` has them all. */
const LISTED = 20

/**
 * Stays in the window’s corner as long as there are problems: how many, and the way to each.
 * @param here those whose notes stand in the page, in the order of their numbers
 * @param elsewhere the others
 * @param addressOf the page on which another file’s problems stand; undefined where it has none
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

/** The check’s own words, without what there is none of. */
function countOf(problems: readonly Problem[]): string {
  return countProblems(problems).replace(/0 errors, |, 0 warnings/, '')
}
