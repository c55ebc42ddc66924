import { SKIP, visit } from 'unist-util-visit'
import { placeOf } from '../../story/read/context.ts'
import { plainTextOf } from '../body/markdown-tree.ts'
import { FILE_LINK } from '../body/placeholder-elements.ts'
import type { Body } from '../imported.ts'
import type { LinkIndex } from './link-index.ts'
import type { PlacedEdition } from './normalize-edition.ts'

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
    const message = `The link “${plainTextOf(node)}” to ${address} is plain text now: ${destination.reason}.`
    bodyNote(placeOf(node), 'link-broken', message)
    parent.children.splice(at, 1, ...node.children)
    return at
  })
}

const ADDRESS = /\b(?:https?:\/\/|masthead-file:)[^\s<>"]*[^\s<>"?!.,:;*_~()]/g

/** Makes links of bare addresses in a text, and of bare file links, for systems that show them as links. */
export function linkAddresses({ tree, note }: Body): Body {
  visit(tree, (node, index, parent) => {
    if (node.type === 'link' || node.type === 'linkReference') return SKIP
    if (node.type !== 'text' || !parent || index === undefined) return undefined
    const found = [...node.value.matchAll(ADDRESS)]
    if (found.length === 0) return undefined
    let at = 0
    const { position } = node
    const parts = found.flatMap(({ 0: url, index: start }) => {
      const before = { ...node, value: node.value.slice(at, start) }
      at = start + url.length
      const value = url.startsWith(FILE_LINK) ? decodeURIComponent(url.slice(FILE_LINK.length)) : url
      return [before, { type: 'link' as const, url, children: [{ type: 'text' as const, value }], position }]
    })
    const whole = [...parts, { ...node, value: node.value.slice(at) }]
    const kept = whole.filter((part) => part.type === 'link' || part.value !== '')
    parent.children.splice(index, 1, ...kept)
    return [SKIP, index + kept.length]
  })
  return { tree, note }
}
