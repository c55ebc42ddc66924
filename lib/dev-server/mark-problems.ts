import type { Element, Root } from 'hast'
import { select, selectAll } from 'hast-util-select'
import { h } from 'hastscript'
import type { Problem } from '../problem/problem.ts'
import type { StoryEdition } from '../story/types/story.ts'
import { problemMessage } from './problem-message.ts'

/**
 * Inserts a message for each problem into a page: after the section that contains its line or is refused there,
 * otherwise at the top.
 * @param edition the edition on the page; undefined for a page without one
 * @param textOf returns the text of a file
 */
export function markProblems(
  tree: Root,
  problems: readonly Problem[],
  edition: StoryEdition | undefined,
  textOf: (file: string) => string | undefined,
): void {
  const places = problems.map((problem, index) => ({
    note: problemMessage(problem, index + 1, textOf(problem.file)),
    section: edition && problem.file.endsWith(`/${edition.lang}.md`) ? sectionAt(edition, problem.line) : undefined,
  }))
  const prose = select('.prose', tree)
  const isIn = (part: Prose, section: string | undefined) =>
    section !== undefined && part.type === 'element' && part.properties.dataSection === section
  const shown = new Set(prose ? selectAll('[data-section]', prose).map(({ properties }) => properties.dataSection) : [])
  if (prose) {
    prose.children = prose.children.flatMap((part) => [
      part,
      ...places.filter(({ section }) => isIn(part, section)).map(({ note }) => note),
    ])
  }
  const top = places.filter(({ section }) => !shown.has(section)).map(({ note }) => note)
  if (top.length > 0) select('main', tree)?.children.unshift(h('div', { className: 'live-top' }, top))
}

type Prose = Element['children'][number]

/**
 * Returns the id of the last section that begins at a line or before it. It ignores footnotes, which are shown last
 * wherever they are written.
 */
function sectionAt({ sections }: StoryEdition, line: number): string | undefined {
  return sections.findLast(({ kind, place }) => kind !== 'footnotes' && place.line <= line)?.id
}
