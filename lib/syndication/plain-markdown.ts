import type { RootContent } from 'mdast'
import { directiveToMarkdown } from 'mdast-util-directive'
import { gfmFootnoteToMarkdown } from 'mdast-util-gfm-footnote'
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableToMarkdown } from 'mdast-util-gfm-table'
import { remark } from 'remark'

// The inline form of a directive is not read (see parse-markdown.ts), so a colon in a sentence need not be escaped.
const blocksOnly = {
  handlers: directiveToMarkdown().handlers,
  unsafe: [{ atBreak: true, before: ':+', character: ':' }],
}

const processor = remark()
  .data({
    toMarkdownExtensions: [
      gfmTableToMarkdown({ tablePipeAlign: false }),
      gfmFootnoteToMarkdown(),
      gfmStrikethroughToMarkdown(),
      blocksOnly,
    ],
  })
  .use({ settings: { bullet: '-', rule: '-', resourceLink: true } })
  .freeze()

/** A Markdown tree as the Markdown that stories are written in. */
export function plainMarkdown(children: RootContent[]): string {
  return processor.stringify({ type: 'root', children })
}
