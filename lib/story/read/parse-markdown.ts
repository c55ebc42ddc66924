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
import { remark } from 'remark'
import { expectParsable } from './parse-limits.ts'
import { shorten } from './plain-lines.ts'

/**
 * Parses Markdown into a syntax tree with positions: CommonMark, `:::` blocks, and GFM's tables, footnotes,
 * strikethrough and task lists (rejected later, by name). GFM's detection of bare addresses is left out: it takes as
 * long as all the rest. An extension is used only for a text that may need it, because looking for it takes a third of
 * the time. The parser gets paragraphs of plain words shortened.
 * @param isMdx whether indented lines are no code, as in MDX
 * @throws ParseLimit for a block that the parser cannot handle
 */
export function parseMarkdown(markdown: string, { text, restore } = shorten(markdown), isMdx = false): Root {
  expectParsable(text)
  const root = processorWith([...CONSTRUCTS.map(({ mark }) => mark.test(text)), isMdx]).parse(text)
  restore(root)
  return root
}

/** The extensions of CommonMark that are read, each with characters that a text must contain to use it. */
const CONSTRUCTS = [
  { mark: /\|/, syntax: gfmTable(), tree: gfmTableFromMarkdown() },
  { mark: /\[\^/, syntax: gfmFootnote(), tree: gfmFootnoteFromMarkdown() },
  { mark: /~/, syntax: gfmStrikethrough(), tree: gfmStrikethroughFromMarkdown() },
  { mark: /\[[\sx]/i, syntax: gfmTaskListItem(), tree: gfmTaskListItemFromMarkdown() },
  // The inline form of a directive (`:word`) is left out: it would remove the colon in “10:am”.
  { mark: /::/, syntax: { flow: directive().flow ?? {} }, tree: directiveFromMarkdown() },
]

const MDX = { syntax: { disable: { null: ['codeIndented'] } }, tree: {} }

/** Parses Markdown with all extensions. Tests compare `parseMarkdown` with it. */
export function parseWhole(markdown: string): Root {
  return processorWith(CONSTRUCTS.map(() => true)).parse(markdown)
}

const processors = new Map<string, ReturnType<typeof remark>>()

function processorWith(wanted: readonly boolean[]): ReturnType<typeof remark> {
  const key = wanted.join()
  const known = processors.get(key)
  if (known) return known
  const constructs = [...CONSTRUCTS, MDX].filter((_, index) => wanted[index])
  const processor = remark()
    .data({
      micromarkExtensions: constructs.map(({ syntax }) => syntax),
      fromMarkdownExtensions: constructs.map(({ tree }) => tree),
    })
    .freeze()
  processors.set(key, processor)
  return processor
}
