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

/** What is read besides CommonMark, each with characters without which it cannot stand in a text. */
const CONSTRUCTS = [
  { mark: '|', syntax: gfmTable(), tree: gfmTableFromMarkdown() },
  { mark: '[^', syntax: gfmFootnote(), tree: gfmFootnoteFromMarkdown() },
  { mark: '~', syntax: gfmStrikethrough(), tree: gfmStrikethroughFromMarkdown() },
  { mark: '[', syntax: gfmTaskListItem(), tree: gfmTaskListItemFromMarkdown() },
  // The inline form of a directive (`:word`) is left out: it would eat the colon in “10:am”.
  { mark: '::', syntax: { flow: directive().flow ?? {} }, tree: directiveFromMarkdown() },
]

/**
 * Parses Markdown into a syntax tree with places: CommonMark with GFM's tables, footnotes, strikethrough and task lists
 * (which are refused later, by name), and `:::` blocks. GFM's guessing of bare addresses is left out: it takes as long as all
 * the rest; and each construct is looked for only in texts that may have it, for looking takes a third of the time.
 */
export function parseMarkdown(markdown: string): Root {
  const wanted = CONSTRUCTS.map(({ mark }) => markdown.includes(mark))
  return processorWith(wanted).parse(markdown)
}

const processors = new Map<string, Processor<Root>>()

function processorWith(wanted: readonly boolean[]): Processor<Root> {
  const key = wanted.join()
  const known = processors.get(key)
  if (known) return known
  const constructs = CONSTRUCTS.filter((_, index) => wanted[index])
  const processor = unified()
    .use(remarkParse)
    .data({
      micromarkExtensions: constructs.map(({ syntax }) => syntax),
      fromMarkdownExtensions: constructs.map(({ tree }) => tree),
    })
    .freeze()
  processors.set(key, processor)
  return processor
}
