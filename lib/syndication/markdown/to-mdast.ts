import type { BlockContent, DefinitionContent, Paragraph, PhrasingContent, Table } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import { labelInWords, titleInWords } from '../../chart/chart-words.ts'
import { between } from '../../language/fill.ts'
import type { Messages } from '../../language/messages.ts'
import { creditWords } from '../../picture/licence.ts'
import { assetAddress } from '../../publication/addresses.ts'
import { isFraction } from '../../story/read/read-figure.ts'
import { type Cell, figureText } from '../../story/types/chart.ts'
import { assertNever, type Inline } from '../../story/types/inline.ts'
import { asideTitle, type Section, type SectionOf, type ShownPicture } from '../../story/types/section.ts'

/** A block of a Markdown tree. */
type BlockNode = BlockContent | DefinitionContent

/**
 * Converts a story's text to a Markdown tree, from which its formats outside the site are written: HTML for feeds, and
 * plain Markdown. What only HTML can express is in `data` of the nodes, where mdast-util-to-hast looks for it.
 */
export function toMdast(sections: readonly Section[], context: TreeContext): BlockNode[] {
  return sections.flatMap((section) => toBlocks(section, context))
}

/**
 * Returns a picture with its caption and credit, alone in a paragraph that becomes a figure in HTML. In Markdown the
 * credit is an attribute. HTML drops that node, and the caption in `data` contains the credit.
 */
export function toFigure(figure: ShownPicture, { words, refer }: TreeContext): Paragraph {
  const { picture, alt, caption } = figure
  const separator = between(words.dot)
  const title = [caption, creditWords(figure, separator)].filter(Boolean).join(separator)
  const data = { hProperties: { width: picture.width, height: picture.height, ...(title ? { title } : {}) } }
  const url = refer(assetAddress(picture.asset))
  const value = attributesOf(figure)
  return {
    type: 'paragraph',
    data: { hName: 'figure' },
    children: [
      { type: 'image', url, alt, title: caption ?? null, data },
      ...(value ? [{ type: 'html' as const, value }] : []),
    ],
  }
}

/** Writes the attributes of a picture as `toShownPicture` reads them; empty if it has none. */
function attributesOf({ credit, licence, focus, size }: ShownPicture): string {
  const quoted = (text: string) => `"${text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`
  const pairs = Object.entries({ credit, licence, focus })
  const written = pairs.flatMap(([name, value]) => (value ? `${name}=${quoted(value)}` : []))
  const all = [...written, ...(size ? [size] : [])]
  return all.length > 0 ? `{${all.join(' ')}}` : ''
}

function toBlocks(section: Section, context: TreeContext): BlockNode | BlockNode[] {
  const { refer } = context
  switch (section.kind) {
    case 'paragraph':
      return { type: 'paragraph', children: toPhrasing(section.text, refer) }
    case 'heading':
      return { type: 'heading', depth: section.level, children: toPhrasing(section.text, refer) }
    case 'quote':
      return { type: 'blockquote', children: toMdast(section.sections, context) }
    case 'figure':
      return toFigure(section, context)
    case 'gallery': {
      const children = toMdast(section.figures, context)
      return { type: 'containerDirective', name: 'gallery', data: { hName: 'aside' }, children }
    }
    case 'list': {
      const children = section.items.map((item) => {
        const spread = item.filter(({ kind }) => kind === 'paragraph').length > 1
        return { type: 'listItem' as const, spread, children: toMdast(item, context) }
      })
      const spread = children.some((item) => item.spread)
      return { type: 'list', ordered: section.start !== undefined, start: section.start ?? null, spread, children }
    }
    case 'table':
      return toTable(section, refer)
    case 'chart':
      return chartToMdast(section, context)
    case 'embed':
      return toLink(section, context)
    case 'code':
      return { type: 'code', lang: section.language ?? null, value: section.code }
    case 'divider':
      return { type: 'thematicBreak' }
    case 'aside':
      return section.variant === 'pull' ? [] : toAside(section, context)
    case 'footnotes':
      return section.notes.map(({ sections }, index) => {
        const identifier = String(index + 1)
        return {
          type: 'footnoteDefinition',
          identifier,
          label: identifier,
          children: toMdast(sections, context),
        }
      })
    default:
      return assertNever(section)
  }
}

/** Converts an embed to a link to it, below its still picture. */
function toLink({ title, address, still }: SectionOf<'embed'>, context: TreeContext): BlockNode[] {
  const link = { type: 'link' as const, url: address, children: [{ type: 'text' as const, value: title }] }
  return [...(still ? [toFigure(still, context)] : []), { type: 'paragraph', children: [link] }]
}

function toAside(section: SectionOf<'aside'>, context: TreeContext): BlockNode {
  const title = asideTitle(section, context.words)
  const children = toMdast(section.sections, context)
  if (title) {
    const label = toPhrasing(title, context.refer)
    children.unshift({ type: 'paragraph', data: { directiveLabel: true, hName: 'h2' }, children: label })
  }
  return { type: 'containerDirective', name: section.variant, data: { hName: 'aside' }, children }
}

/** What is needed to convert sections to a Markdown tree, apart from the sections themselves. */
interface TreeContext {
  readonly words: Messages
  readonly refer: Refer
}

/** Converts a table to a Markdown tree. */
function toTable({ align, head, rows }: SectionOf<'table'>, refer: Refer): Table {
  const toRow = (cells: readonly Cell[]) => ({
    type: 'tableRow' as const,
    children: cells.map((cell) => ({ type: 'tableCell' as const, children: toPhrasing(cell, refer) })),
  })
  return { type: 'table', align: align.map((side) => side ?? null), children: [head, ...rows].map(toRow) }
}

/**
 * Converts a chart to its title, its table and its source. In Markdown it is as its author wrote it, except for
 * fractions. In HTML the attributes draw nothing, so the title names the unit, and each number says whether it is
 * derived or forecast.
 */
function chartToMdast(chart: SectionOf<'chart'>, { refer, words }: TreeContext): ContainerDirective {
  const { form, title, unit, named, figures, source } = chart
  const table = toTable(chart.table, refer)
  for (const [row, { children }] of table.children.slice(1).entries()) {
    for (const [column, cell] of children.entries()) {
      const figure = figures[row]?.[column - 1]
      if (!figure) continue
      if (isFraction(figure)) cell.children = [{ type: 'text', value: figureText(figure) }]
      if (!figure.mark) continue
      const value = labelInWords(figureText(figure), figure.mark, words)
      cell.data = { hChildren: [{ type: 'text', value }] }
    }
  }
  const value = titleInWords(chart, words)
  const data = { directiveLabel: true, hName: 'h2', hChildren: [{ type: 'text' as const, value }] }
  return {
    type: 'containerDirective',
    name: 'chart',
    attributes: { kind: form, ...(unit ? { unit } : {}), ...named },
    data: { hName: 'aside', hProperties: {} },
    children: [
      { type: 'paragraph', data, children: toPhrasing(title, refer) },
      table,
      { type: 'paragraph', children: toPhrasing(source, refer) },
    ],
  }
}

/** Returns a reference from a file to an address of the site (`/en/about/`) or a place in the story (`#p3`). */
export type Refer = (address: string) => string

/** Converts a text to Markdown phrasing content. */
function toPhrasing(text: readonly Inline[], refer: Refer): PhrasingContent[] {
  return text.map((inline) => phrase(inline, refer))
}

function phrase(inline: Inline, refer: Refer): PhrasingContent {
  switch (inline.kind) {
    case 'text':
      return { type: 'text', value: inline.text }
    case 'emphasis':
    case 'strong':
      return { type: inline.kind, children: toPhrasing(inline.text, refer) }
    case 'deleted':
      return { type: 'delete', children: toPhrasing(inline.text, refer) }
    case 'code':
      return { type: 'inlineCode', value: inline.text }
    case 'link': {
      const url = /^[/#]/.test(inline.href) ? refer(inline.href) : inline.href
      return { type: 'link', url, children: toPhrasing(inline.text, refer) }
    }
    case 'footnote': {
      const identifier = inline.note.replace('note-', '') // as toMdast names the note
      const data = { hProperties: { href: refer(`#${inline.note}`) } }
      return { type: 'footnoteReference', identifier, label: identifier, data }
    }
    case 'break':
      return { type: 'break' }
    default:
      return assertNever(inline)
  }
}
