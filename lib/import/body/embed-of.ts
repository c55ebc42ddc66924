import type { EMBED_FORMS } from '../../story/types/embed.ts'

/** The content behind an address of a known host. */
export interface KnownEmbed {
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
export function embedOf(address: string): KnownEmbed | undefined {
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
