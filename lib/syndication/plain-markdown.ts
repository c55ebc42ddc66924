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

// Whether something in a text may read as Markdown: its marks anywhere, or what makes a block at the start of a line.
const MAY_BE_MARKDOWN = /[\\`*_[\]<&~|\n]|^[\s#=+\->:(\d]|[\s#!]$/

// Most texts may not, and then need not be searched for each of forty ways.
const text: Handle = (node, _parent, state, info) =>
  MAY_BE_MARKDOWN.test(node.value) ? state.safe(node.value, info) : node.value

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
