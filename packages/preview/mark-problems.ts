import type { Element, Root } from 'hast'
import { select, selectAll } from 'hast-util-select'
import { h } from 'hastscript'
import { codeFrame, oneLine } from '../../lib/problem/print-problems.ts'
import { countProblems, type Problem } from '../../lib/problem/problem.ts'
import type { DevPage } from '../../lib/server/dev-library.ts'

/**
 * Inserts a message for each problem into a page: after the section that contains its line or cannot be read there,
 * otherwise at the top.
 * @param edition the edition on the page; undefined for a page without one
 * @param textOf returns the text of a file
 */
export function markProblems(
  tree: Root,
  problems: readonly Problem[],
  edition: DevPage['edition'],
  textOf: (file: string) => string | undefined,
): void {
  const places = problems.map((problem, index) => ({
    message: problemMessage(problem, index + 1, textOf(problem.file)),
    section: edition && problem.file.endsWith(`/${edition.lang}.md`) ? sectionAt(edition, problem.line) : undefined,
  }))
  const prose = select('.prose', tree)
  const shown = new Set(prose ? selectAll('[data-section]', prose).map(({ properties }) => properties.dataSection) : [])
  if (prose) {
    prose.children = prose.children.flatMap((part) => {
      const id = part.type === 'element' ? part.properties.dataSection : undefined
      return [
        part,
        ...places.filter(({ section }) => section !== undefined && section === id).map(({ message }) => message),
      ]
    })
  }
  const top = places.filter(({ section }) => !shown.has(section)).map(({ message }) => message)
  if (top.length > 0) select('main', tree)?.children.unshift(h('div', top))
}

/** Returns the id of the last section that begins at a line or before it, except footnotes, which are shown last. */
function sectionAt({ sections }: NonNullable<DevPage['edition']>, line: number): string | undefined {
  return sections.findLast(({ kind, place }) => kind !== 'footnotes' && place.line <= line)?.id
}

/**
 * Returns the message about a problem in a page: what `check` prints, which screen readers announce when it appears.
 * @param number the number of the problem on the page
 * @param text the text of its file
 */
function problemMessage(problem: Problem, number: number, text: string | undefined): Element {
  const { file, line, column, rule, severity, message, hint } = problem
  const isError = severity === 'error'
  const frame = codeFrame(problem, text, false, AROUND)
  const place = `${oneLine(file)}:${line}:${column}`
  return h('div', { ...ENGLISH, id: idOf(number), className: `dev-${severity}`, role: isError ? 'alert' : 'status' }, [
    h('p', [h('strong', isError ? 'Error' : 'Warning'), ` ${rule} · ${place}`]),
    h('p', oneLine(message)),
    frame ? h('pre', { tabIndex: 0 }, [h('code', frame)]) : '',
    hint ? h('p', `Hint: ${oneLine(hint)}`) : '',
  ])
}

/** The characters of a line that are shown on each side of the place: a paragraph is one line, wider than a window. */
const AROUND = 36

/** Returns the id of a problem’s message in the page. */
function idOf(number: number): string {
  return `problem-${number}`
}

/** The attributes of messages to the newsroom, which are in English whatever the language of the page. */
const ENGLISH = { lang: 'en', dir: 'ltr' }

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
  return h('nav', { ...ENGLISH, className: 'dev-problems', ariaLabel: 'Problems' }, [
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
