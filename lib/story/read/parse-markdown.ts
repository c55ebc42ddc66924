import type { Nodes, Root, RootContent, Text } from 'mdast'
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
import { blocksOf, type SourceBlock } from './blocks-of.ts'
import { expectParsable } from './parse-limits.ts'

type Point = NonNullable<Root['position']>['start']

/** The extensions of CommonMark that are read, each with characters that a text must contain to use it. */
const CONSTRUCTS = [
  { mark: /\|/, syntax: gfmTable(), tree: gfmTableFromMarkdown() },
  { mark: /\[\^/, syntax: gfmFootnote(), tree: gfmFootnoteFromMarkdown() },
  { mark: /~/, syntax: gfmStrikethrough(), tree: gfmStrikethroughFromMarkdown() },
  { mark: /\[[\sx]/i, syntax: gfmTaskListItem(), tree: gfmTaskListItemFromMarkdown() },
  // The inline form of a directive (`:word`) is left out: it would remove the colon in “10:am”.
  { mark: /::/, syntax: { flow: directive().flow ?? {} }, tree: directiveFromMarkdown() },
]

/**
 * Parses Markdown into a syntax tree with positions: CommonMark, `:::` blocks, and GFM's tables, footnotes,
 * strikethrough and task lists (rejected later, by name). GFM's detection of bare addresses is left out: it takes as
 * long as all the rest. An extension is used only for a text that may need it, because looking for it takes a third of
 * the time. Paragraphs of plain words, which are most of a story, need no parser.
 * @param least the parameter of `blocksOf`
 * @param onBlock called with the line of each block before the block is parsed
 * @returns the tree; its root has no position
 * @throws ParseLimit for a block that the parser cannot handle
 */
export function parseMarkdown(markdown: string, least?: number, onBlock?: (line: number) => void): Root {
  const children = blocksOf(markdown, least).flatMap((block) => {
    if (block.kind !== 'any') return words(block)
    onBlock?.(block.line)
    return parsed(block)
  })
  return { type: 'root', children }
}

/** Parses Markdown as a whole, with all extensions. Tests compare `parseMarkdown` with it. */
export function parseWhole(markdown: string): Root {
  return processorWith(CONSTRUCTS.map(() => true)).parse(markdown)
}

function parsed({ text, line, offset }: SourceBlock): RootContent[] {
  expectParsable(text, line)
  const { children } = processorWith(CONSTRUCTS.map(({ mark }) => mark.test(text))).parse(text)
  for (const child of children) move(child, line - 1, offset)
  return children
}

function move(node: Nodes, lines: number, characters: number): void {
  const moved = (point: Point): Point => ({
    ...point,
    line: point.line + lines,
    offset: (point.offset ?? 0) + characters,
  })
  if (node.position) node.position = { start: moved(node.position.start), end: moved(node.position.end) }
  if ('children' in node) for (const child of node.children) move(child, lines, characters)
}

function words({ kind, text, line, offset }: SourceBlock): RootContent {
  const depth = kind === 'heading' ? DEPTHS.find((depth) => text[depth] === ' ') : undefined
  const skipped = depth ? depth + 1 : 0
  const lines = text.split('\n')
  const start = { line, column: 1, offset }
  const end = {
    line: line + lines.length - 1,
    column: (lines.at(-1)?.length ?? 0) + 1,
    offset: offset + text.length,
  }
  const position = { start: { line, column: skipped + 1, offset: offset + skipped }, end }
  const children: Text[] = [{ type: 'text', value: text.slice(skipped), position }]
  const place = { start, end }
  return depth
    ? { type: 'heading', depth, children, position: place }
    : { type: 'paragraph', children, position: place }
}

const DEPTHS = [1, 2, 3, 4, 5, 6] as const

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
