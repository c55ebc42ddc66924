import type { Root } from 'mdast'
import { directiveFromMarkdown } from 'mdast-util-directive'
import { directive } from 'micromark-extension-directive'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { type Processor, unified } from 'unified'

/** CommonMark, GFM and `:::` blocks. The inline form (`:word`) is left out: it would eat the colon in “10:am”. */
const processor = unified().use(remarkParse).use(remarkGfm).use(blockDirectives)

/** Parses Markdown into a syntax tree with places. */
export function parseMarkdown(markdown: string): Root {
  return processor.parse(markdown)
}

function blockDirectives(this: Processor): void {
  const data = this.data()
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { flow: directive().flow ?? {} }]
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), directiveFromMarkdown()]
}
