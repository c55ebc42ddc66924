import type { RootContent } from 'mdast'
import { directiveToMarkdown } from 'mdast-util-directive'
import { gfmFootnoteToMarkdown } from 'mdast-util-gfm-footnote'
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableToMarkdown } from 'mdast-util-gfm-table'
import type { Handle } from 'mdast-util-to-markdown'
import { remark } from 'remark'

// The inline form of a directive is not read (see parse-markdown.ts), so a colon in a sentence need not be escaped.
const blocksOnly = {
  handlers: directiveToMarkdown().handlers,
  unsafe: [{ atBreak: true, before: ':+', character: ':' }],
}

// What may read as Markdown wherever it stands in a text: its marks, and a line's end.
const MARKS = /[\\`*_[\]<&~|\r\n]/
// What does so after a line's start, or a link's label; before a line's end, or a link's label.
const [AT_START, AT_END] = [/^[\s#=+\->:(\d]/, /[\s!]$/]

/** Whether a text may read as Markdown between what comes before and after it, by the patterns that `safe` would search it for. */
function mayBeMarkdown(value: string, before: string, after: string): boolean {
  if (MARKS.test(value) || value.endsWith('#')) return true // the last may close a heading
  return (/[\r\n\]]$/.test(before) && AT_START.test(value)) || (/^[\r\n[]/.test(after) && AT_END.test(value))
}

// Most texts may not, and then need not be searched for each of forty ways.
const text: Handle = (node, _parent, state, info) =>
  mayBeMarkdown(node.value, info.before, info.after) ? state.safe(node.value, info) : node.value

const processor = remark()
  .data({
    toMarkdownExtensions: [
      gfmTableToMarkdown({ tablePipeAlign: false }),
      gfmFootnoteToMarkdown(),
      gfmStrikethroughToMarkdown(),
      blocksOnly,
      { handlers: { text } },
    ],
  })
  .use({ settings: { bullet: '-', rule: '-', resourceLink: true } })
  .freeze()

/** A Markdown tree as the Markdown that stories are written in. */
export function plainMarkdown(children: RootContent[]): string {
  return processor.stringify({ type: 'root', children })
}
