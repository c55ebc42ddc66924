import type { Element, ElementContent } from 'hast'
import { toString as textIn } from 'hast-util-to-string'
import { h } from 'hastscript'
import { decodePercent } from '../../../lib/source/decode-percent.ts'
import { placeOf } from '../../../lib/story/kinds/context.ts'
import { playerFor } from '../../../lib/story/kinds/known-hosts.ts'
import type { Warn } from '../types/imported.ts'
import { asWritten, isUnknownAddress, RESIDUE, TRACKS } from './placeholders.ts'

/** Converts embedded content of another host: to an embed if the host is known, otherwise to a link or a placeholder. */
export function normalizeEmbed(node: Element, warn: Warn): ElementContent {
  const { dataAddress, src, dataSrc, title, dataTitle } = node.properties
  const changed = (message: string, hint: string) => warn(placeOf(node), 'import-changed', message, hint)
  const address = String(dataAddress ?? dataSrc ?? src ?? '').trim()
  const name = String(dataTitle ?? title ?? '').trim()
  if (RESIDUE.test(address)) return unsupportedElement(node, warn)
  const player = playerFor(address)
  if (player) {
    const { kind, page, frame } = player
    if (!name)
      changed('This embed has no title; its address is used as the title.', 'Write a title in the square brackets.')
    const dataTitle = name || page.replace(/^https:\/\/(?:www\.)?/, '')
    return h('masthead-known', { dataTitle, dataKind: kind, dataAddress: page, dataFrame: frame })
  }
  if (!URL.canParse(address) || node.tagName === 'iframe') return unsupportedElement(node, warn)
  changed(`The content of ${address} is a link now.`, 'To show it in the story, write an ::embed.')
  return h('p', h('a', { href: address }, name || address))
}

/** Converts a film or a recording to a link to its file. */
export function normalizeMedia(node: Element, warn: Warn): ElementContent[] {
  const sources = [node, ...node.children.filter((child) => child.type === 'element')]
  const address = sources.map(({ properties }) => properties.src).find(Boolean)
  if (!address || isUnknownAddress(String(address))) return [unsupportedElement(node, warn)]
  const { title, ariaLabel } = node.properties
  const name = decodePercent(String(address).split(/[?#]/)[0] ?? '')
    .split('/')
    .at(-1)
  const text = textIn(node).replaceAll(/\s+/g, ' ').trim()
  if (/^(?:https?:)?\/\//i.test(String(address))) {
    const message = `This <${node.tagName}> is a link to its file now: ${address}`
    warn(placeOf(node), 'import-changed', message, `To show it in the story, write <${node.tagName} src="…">.`)
  }
  const tracks = node.children.flatMap((child) =>
    child.type === 'element' && child.tagName === 'track' ? [child] : [],
  )
  const along = tracks.map(({ properties: { src, kind, srcLang, label } }) => ({ src, kind, srcLang, label }))
  const words = String(title ?? ariaLabel ?? (text || name || address))
  const titled = along.length > 0 ? { title: TRACKS + JSON.stringify(along) } : {}
  const link = h('a', { href: String(address), ...titled }, words)
  return [h('p', { ...link, ...(node.position ? { position: node.position } : {}) })]
}

/** Returns a placeholder for an element that no story can contain, and reports it. */
export function unsupportedElement(node: Element, warn: Warn): Element {
  const { tagName, properties, children } = node
  const { dataAddress } = properties
  const sources = [properties, ...children.flatMap((child) => (child.type === 'element' ? [child.properties] : []))]
  const address = sources.map(({ src, href, data }) => src ?? href ?? data).find(Boolean)
  const text = textIn(tagName === 'template' && node.content ? node.content : node).replaceAll(/\s+/g, ' ')
  const parts = [`<${tagName}>`, String(address ?? dataAddress ?? ''), text.trim().slice(0, 1000)]
  const dataRaw = asWritten(parts.filter(Boolean).join(' '))
  const hint =
    tagName === 'iframe' ? 'Upload it to a host that plays it, and write ::embed.' : 'Write its content in Markdown.'
  warn(placeOf(node), 'import-lost', `A story cannot contain this: ${dataRaw}`, hint)
  return h('masthead-lost', { dataRaw })
}
