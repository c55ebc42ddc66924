import { fromHtml } from 'hast-util-from-html'
import type { Place } from '../../problem/problem.ts'
import { toMarkdownTree } from '../body/markdown-tree.ts'
import type { Body, Warn } from '../imported.ts'

/**
 * Returns a text that a source holds as HTML in one value of JSON, of a table or of a feed.
 * @param place the place of the value, which is that of all its problems
 */
export function htmlValue(html: string, place: Place, fileNote: Warn): Body {
  const note: Warn = (_, ...others) => fileNote(place, ...others)
  return { tree: toMarkdownTree(fromHtml(html, { fragment: true }), note), placeIn: () => place, note }
}
