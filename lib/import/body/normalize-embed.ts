import type { Element, ElementContent } from 'hast'
import { toString as textIn } from 'hast-util-to-string'
import { h } from 'hastscript'
import { placeOf } from '../../story/read/context.ts'
import type { EMBED_FORMS } from '../../story/types/section.ts'
import type { Warn } from '../imported.ts'

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

/** The content behind an address of a known host. */
interface KnownEmbed {
  readonly kind: (typeof EMBED_FORMS)[number]
  /** The page where it can be seen. */
  readonly address: string
  /** The address for the frame; without cookies if the host offers such an address. */
  readonly frame: string
}

/** The hosts whose players are known, by the addresses that they use: of the page, of the frame, and short links. */
const HOSTS: readonly { readonly form: RegExp; readonly embed: (id: string, kind: string) => KnownEmbed }[] = [
  {
    form: /^(?:www\.|m\.)?(?:youtube\.com|youtube-nocookie\.com)\/()(?:watch\?(?:.*&)?v=|embed\/|shorts\/|live\/|v\/)([\w-]{6,})/,
    embed: (id) => youtube(id),
  },
  { form: /^youtu\.be\/()([\w-]{6,})/, embed: (id) => youtube(id) },
  {
    form: /^(?:www\.|player\.)?vimeo\.com\/()(?:video\/|channels\/[\w-]+\/)?(\d+)/,
    embed: (id) => ({
      kind: 'video',
      address: `https://vimeo.com/${id}`,
      frame: `https://player.vimeo.com/video/${id}`,
    }),
  },
  {
    form: /^open\.spotify\.com\/(?:embed\/)?(episode|show|track|album|playlist)\/(\w+)/,
    embed: (id, kind) => ({
      kind: 'audio',
      address: `https://open.spotify.com/${kind}/${id}`,
      frame: `https://open.spotify.com/embed/${kind}/${id}`,
    }),
  },
]

/** Returns the content that an address embeds; undefined if the host is not known. */
function embedOf(address: string): KnownEmbed | undefined {
  const bare = address.trim().replace(/^(?:https?:)?\/\//, '')
  for (const { form, embed } of HOSTS) {
    const [, kind = '', id] = form.exec(bare) ?? []
    if (id) return embed(id, kind)
  }
  return undefined
}

function youtube(id: string): KnownEmbed {
  const address = `https://www.youtube.com/watch?v=${id}`
  return { kind: 'video', address, frame: `https://www.youtube-nocookie.com/embed/${id}` }
}
