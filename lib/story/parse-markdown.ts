import type { Root } from 'mdast'
import { directiveFromMarkdown } from 'mdast-util-directive'
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote'
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item'
import { directive } from 'micromark-extension-directive'
import { gfmFootnote } from 'micromark-extension-gfm-footnote'
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'
import { gfmTable } from 'micromark-extension-gfm-table'
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item'
import remarkParse from 'remark-parse'
import { type Processor, unified } from 'unified'

/**
 * CommonMark with GFM's tables, footnotes, strikethrough and task lists (which are refused later, by name), and `:::`
 * blocks. GFM's guessing of bare addresses is left out: it takes as long as all the rest.
 */
const processor = unified().use(remarkParse).use(constructs)

/** Parses Markdown into a syntax tree with places. */
export function parseMarkdown(markdown: string): Root {
  return processor.parse(markdown)
}

function constructs(this: Processor): void {
  const data = this.data()
  data.micromarkExtensions = [
    gfmTable(),
    gfmFootnote(),
    gfmStrikethrough(),
    gfmTaskListItem(),
    // The inline form of a directive (`:word`) is left out: it would eat the colon in “10:am”.
    { flow: directive().flow ?? {} },
  ]
  data.fromMarkdownExtensions = [
    gfmTableFromMarkdown(),
    gfmFootnoteFromMarkdown(),
    gfmStrikethroughFromMarkdown(),
    gfmTaskListItemFromMarkdown(),
    directiveFromMarkdown(),
  ]
}
