import type { PhrasingContent } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'
import { decodePercent } from '../../source/decode-percent.ts'
import { placeOf } from '../../story/kinds/context.ts'
import { plainTextOf } from '../body/markdown-tree.ts'
import { FILE_LINK } from '../body/placeholders.ts'
import type { Body } from '../imported.ts'
import type { ResolveLink } from './link-index.ts'
import type { PlacedEdition } from './normalize-edition.ts'

/** Rewrites every link of a text to its target in the new site; a link without a target becomes plain text. */
export function rewriteLinks(placed: PlacedEdition, resolve: ResolveLink): void {
  const { tree, bodyNote } = placed
  visit(tree, 'link', (node, at, parent) => {
    if (!parent || at === undefined) return undefined
    const destination = resolve(node.url, placed)
    if ('href' in destination) {
      node.url = destination.href
      node.title = null
      return undefined
    }
    const address = decodePercent(node.url.replace(/^masthead-file:/, ''))
    const message = `The link “${plainTextOf(node)}” to ${address} is plain text now: ${destination.reason}.`
    bodyNote(placeOf(node), 'link-broken', message)
    parent.children.splice(at, 1, ...node.children)
    return at
  })
}

const ADDRESS = /\b((?:https?:\/\/|masthead-file:)[^\s<>"]*[^\s<>"?!.,:;*_~()])/

/** Makes links of bare addresses in a text, and of bare file links, for systems that show them as links. */
export function linkAddresses({ tree, note }: Body): Body {
  visit(tree, (node, index, parent) => {
    if (node.type === 'link' || node.type === 'linkReference') return SKIP
    if (node.type !== 'text' || !parent || index === undefined) return undefined
    // Every second part is an address.
    const parts = node.value.split(ADDRESS).flatMap((text, at): PhrasingContent[] => {
      if (at % 2 === 0) return text ? [{ ...node, value: text }] : []
      const value = text.startsWith(FILE_LINK) ? decodeURIComponent(text.slice(FILE_LINK.length)) : text
      return [{ type: 'link', url: text, children: [{ type: 'text', value }], position: node.position }]
    })
    parent.children.splice(index, 1, ...parts)
    return [SKIP, index + parts.length]
  })
  return { tree, note }
}
