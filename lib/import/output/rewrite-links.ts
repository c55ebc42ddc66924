import { visit } from 'unist-util-visit'
import { placeOf } from '../../story/read/context.ts'
import { plainTextOf } from '../body/text-of.ts'
import type { LinkIndex, PlacedEdition } from './link-index.ts'

/** Rewrites every link of a text to its target in the new site; a link without a target becomes plain text. */
export function rewriteLinks(placed: PlacedEdition, index: LinkIndex): void {
  const { tree, bodyNote } = placed
  visit(tree, 'link', (node, at, parent) => {
    if (!parent || at === undefined) return undefined
    const destination = index.resolve(node.url, placed)
    if ('href' in destination) {
      node.url = destination.href
      node.title = null
      return undefined
    }
    const address = decodeURI(node.url.replace(/^masthead-file:/, '').replaceAll('%2F', '/'))
    const message = `The link “${plainTextOf(node)}” to ${address} is words alone now: ${destination.reason}.`
    bodyNote(placeOf(node), 'link-broken', message)
    parent.children.splice(at, 1, ...node.children)
    return at
  })
}
