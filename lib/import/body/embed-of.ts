import type { EMBED_FORMS } from '../../story/types/embed.ts'

/** What an address of a host that can be embedded leads to. */
export interface KnownEmbed {
  readonly kind: (typeof EMBED_FORMS)[number]
  /** Where it can be seen. */
  readonly address: string
  /** What is framed; the host’s form without cookies, where it has one. */
  readonly frame: string
}

/** The hosts whose players are known, by the addresses that they hand out: of the page, of the frame, and short ones. */
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

/** What is embedded by an address; undefined for a host that is not known. */
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
