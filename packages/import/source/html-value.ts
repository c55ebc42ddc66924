import { fromHtml } from 'hast-util-from-html'
import type { Place } from '../../../lib/problem/problem.ts'
import { toMarkdownTree } from '../body/markdown-tree.ts'
import type { Body, Warn } from '../types/imported.ts'

/**
 * Returns a text that a source holds as HTML in one value of JSON, of a table or of a feed.
 * @param place the place of the value, which is that of all its problems
 */
export function htmlValue(html: string, place: Place, warnInFile: Warn): Body {
  const warn: Warn = (_, ...others) => warnInFile(place, ...others)
  return { tree: toMarkdownTree(fromHtml(html, { fragment: true }), warn), placeIn: () => place, warn }
}
