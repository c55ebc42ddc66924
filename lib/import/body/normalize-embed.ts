import type { Element, ElementContent } from 'hast'
import { toString as textIn } from 'hast-util-to-string'
import { h } from 'hastscript'
import { placeOf } from '../../story/read/context.ts'
import type { Warn } from '../imported.ts'
import { embedOf } from './embed-of.ts'

/**
 * Normalises embedded content of another host: to an embed if the host is known, otherwise to a link or a placeholder.
 */
export function normalizeEmbed(node: Element, note: Warn): ElementContent {
  const { dataAddress, src, dataSrc, title, dataTitle } = node.properties
  const address = String(dataAddress ?? dataSrc ?? src ?? '').trim()
  const words = String(dataTitle ?? title ?? '').trim()
  const known = embedOf(address)
  if (known) {
    if (!words)
      note(
        placeOf(node),
        'import-changed',
        'This embed has no title; its address stands for one.',
        'Write one in the square brackets.',
      )
    return h('masthead-known', {
      dataTitle: words || known.address.replace(/^https:\/\/(?:www\.)?/, ''),
      ...prefixed(known),
    })
  }
  if (!URL.canParse(address) || node.tagName === 'iframe') return unsupportedElement(node, note)
  note(
    placeOf(node),
    'import-changed',
    `What ${address} shows is a link now.`,
    'An ::embed of it can be written by hand.',
  )
  return h('p', h('a', { href: address }, words || address))
}

/** Returns a placeholder for an element that no story can contain, and reports it. */
export function unsupportedElement(node: Element, note: Warn): Element {
  const { tagName, properties, children } = node
  const sources = [properties, ...children.flatMap((child) => (child.type === 'element' ? [child.properties] : []))]
  const address = sources.map(({ src, href, data }) => src ?? href ?? data).find(Boolean)
  const words = textIn(tagName === 'template' && node.content ? node.content : node).replaceAll(/\s+/g, ' ')
  const what = [`<${tagName}>`, String(address ?? ''), words.trim().slice(0, 1000)].filter(Boolean).join(' ')
  const film = tagName === 'video' || tagName === 'audio' || tagName === 'iframe'
  const hint = film ? 'Put it on a host that shows it, and write ::embed.' : 'What it says can be written in Markdown.'
  note(placeOf(node), 'import-lost', `This cannot stand in a story: ${what}`, hint)
  return h('masthead-lost', { dataRaw: what })
}

function prefixed({ kind, address, frame }: { kind: string; address: string; frame: string }) {
  return { dataKind: kind, dataAddress: address, dataFrame: frame }
}
