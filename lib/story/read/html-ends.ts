import type { Html } from 'mdast'
import { placeOf } from '../../problem/problem.ts'
import { sentence } from '../../problem/wording.ts'
import { placeAt } from '../../source/source-file.ts'
import type { Context } from '../kinds/section-kind.ts'

/**
 * Reports HTML that belongs to a whole page, and comments and tags without an end: the rest of the text would be lost.
 */
export function expectWhole(node: Html, { report }: Context): void {
  const { line } = placeOf(node)
  if (isOfPage(node.value)) {
    const hint = sentence`Delete the tag, or end the comment with -->.`
    report(placeOf(node), 'raw-html', sentence`This is HTML of a whole page, or a comment without end.`, hint)
  }
  const start = unfinishedTag(node.value)
  if (start === undefined) return
  const place = { line: line - 1 + placeAt(node.value, start).line, column: 1 }
  const hint = sentence`End it with > before the next empty line, and close its quotation marks.`
  report(place, 'html-unreadable', sentence`The HTML tag that begins here has no end.`, hint)
}

// The parser leaves these out in silence.
const PAGES = /<(?:!doctype|\/?(?:html|head|body|frameset|frame)\b)/i

/** Whether HTML has tags that belong to a whole page, or a comment that does not end. */
function isOfPage(html: string): boolean {
  const comment = html.lastIndexOf('<!--')
  return PAGES.test(html) || (comment >= 0 && !html.includes('-->', comment + '<!--'.length))
}

// A comment, or a tag with its values in quotation marks; `end` is empty if it has no end.
const TAG = /<!--.*?(?:-->|$)|<\/?[a-z](?:[^>=]+|=\s*(?:"[^"]*(?:"|$)|'[^']*(?:'|$))?)*(?<end>>|$)/gis

/** Returns where in some HTML the last tag begins, if it has no end; undefined if each tag has one. */
function unfinishedTag(html: string): number | undefined {
  return [...html.matchAll(TAG)].findLast(({ groups }) => groups?.end === '')?.index
}
