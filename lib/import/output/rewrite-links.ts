import type { PhrasingContent, Root } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'
import { playedAs } from '../../attachment/file-types.ts'
import { placeOf } from '../../story/kinds/context.ts'
import { plainTextOf } from '../body/markdown-tree.ts'
import { FILE_LINK, writtenAddress } from '../body/placeholders.ts'
import type { Body } from '../imported.ts'
import type { ResolveLink } from './link-index.ts'
import type { PlacedEdition } from './normalize-edition.ts'
import type { StoryPictures } from './story-pictures.ts'

/**
 * Rewrites every link of a text to its target in the new site, or to the old site if its target is not imported. A link
 * without any target becomes plain text. A film or a recording that a paragraph consists of is played there.
 * @param copyFile copies the file that a link leads to, and returns its name
 */
export function rewriteLinks(
  tree: Root,
  placed: PlacedEdition,
  resolve: ResolveLink,
  copyFile: StoryPictures['copyFile'],
): void {
  const { note } = placed
  visit(tree, 'link', (node, at, parent) => {
    if (!parent || at === undefined) return undefined
    const file = copyFile(placed, node.url, placeOf(node))
    if (file !== undefined) {
      node.url = file
      node.title = null
      const isAlone = parent.type === 'paragraph' && parent.children.length === 1
      const alt = plainTextOf(node).trim()
      if (playedAs(file) && isAlone && alt) parent.children.splice(at, 1, { type: 'image', url: file, alt })
      return SKIP
    }
    const destination = resolve(node.url, placed)
    if (destination.href !== undefined) {
      const { href, reason } = destination
      node.url = href
      node.title = null
      const message = `The link “${plainTextOf(node)}” leads to the old site, ${href}: ${reason}.`
      if (reason) note(placeOf(node), 'import-changed', message)
      return undefined
    }
    const address = writtenAddress(node.url)
    const message = `The link “${plainTextOf(node)}” to ${address} is plain text now: ${destination.reason}.`
    note(placeOf(node), 'link-broken', message, destination.hint)
    parent.children.splice(at, 1, ...node.children)
    return at
  })
}

const ADDRESS = /\b((?:https?:\/\/|masthead-file:)[^\s<>"]*[^\s<>"?!.,:;*_~()])/

/** Makes links of bare addresses in a text, and of bare file links, for systems that show them as links. */
export function linkAddresses(body: Body): Body {
  const { tree } = body
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
  return body
}
