import type { BlockContent, DefinitionContent, Paragraph } from 'mdast'
import type { Picture } from '../../picture/picture.ts'
import { assetAddress } from '../../publication/addresses.ts'
import { assertNever } from '../../story/types/inline.ts'
import { ASIDE_TITLES, type Section, type SectionOf } from '../../story/types/section.ts'
import { chartToMdast } from './chart-to-mdast.ts'
import { type TreeContext, toTable } from './table-to-mdast.ts'
import { type Refer, toPhrasing } from './to-phrasing.ts'

/** A block of a Markdown tree. */
export type BlockNode = BlockContent | DefinitionContent

/**
 * Converts a story's text to a Markdown tree, from which its formats outside the site are written: HTML for feeds, and
 * plain Markdown. What only HTML can express is in `data` of the nodes, where mdast-util-to-hast looks for it.
 */
export function toMdast(sections: readonly Section[], context: TreeContext): BlockNode[] {
  return sections.flatMap((section) => toBlocks(section, context))
}

/** Returns a picture with its caption, alone in a paragraph that becomes a figure in HTML. */
export function toFigure(picture: Picture, alt: string, caption: string | undefined, refer: Refer): Paragraph {
  const { asset, width, height } = picture
  const data = { hProperties: { width, height } }
  const image = { type: 'image' as const, url: refer(assetAddress(asset)), alt, title: caption ?? null, data }
  return { type: 'paragraph', data: { hName: 'figure' }, children: [image] }
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
      return toFigure(section.picture, section.alt, section.caption, refer)
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
      return toLink(section, refer)
    case 'code':
      return { type: 'code', lang: section.language ?? null, value: section.code }
    case 'divider':
      return { type: 'thematicBreak' }
    case 'aside':
      return toAside(section, context)
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
function toLink({ title, address, still }: SectionOf<'embed'>, refer: Refer): BlockNode[] {
  const link = { type: 'link' as const, url: address, children: [{ type: 'text' as const, value: title }] }
  return [
    ...(still ? [toFigure(still.picture, still.alt, undefined, refer)] : []),
    { type: 'paragraph', children: [link] },
  ]
}

function toAside({ variant, title, sections }: SectionOf<'aside'>, context: TreeContext): BlockNode {
  const { refer, words } = context
  const children = toMdast(sections, context)
  if (variant !== 'credit') {
    const label = toPhrasing(title ?? [{ kind: 'text', text: words[ASIDE_TITLES[variant]] }], refer)
    children.unshift({ type: 'paragraph', data: { directiveLabel: true, hName: 'h2' }, children: label })
  }
  return { type: 'containerDirective', name: variant, data: { hName: 'aside' }, children }
}
