import { sentence } from '../../problem/wording.ts'
/** The player of a recording on another host, whose addresses are known. */
export interface Player {
  readonly kind: 'video' | 'audio'
  /** The address at which readers can watch or hear it. */
  readonly page: string
  /** The address of its frame. It sets no cookies if the host offers that. */
  readonly frame: string
}

/**
 * The forms of addresses from which a player can be found: of the page, of the frame, and short links. The frames are
 * those that the hosts document: https://developers.google.com/youtube/player_parameters,
 * https://developer.vimeo.com/api/oembed/videos, https://developer.spotify.com/documentation/embeds.
 */
const PLAYERS: readonly {
  readonly name: string
  readonly form: RegExp
  readonly kind: Player['kind']
  readonly page: (id: string, hash?: string) => string
  readonly frame: (id: string, hash: string | undefined, query: URLSearchParams) => string
}[] = [
  {
    name: 'youtube',
    form: /^(?:(?:www\.|m\.|music\.)?youtube(?:-nocookie)?\.com\/(?:watch\/?\?(?:.*&)?v=|embed\/|shorts\/|live\/|v\/)|youtu\.be\/)([\w-]{6,})/,
    kind: 'video',
    page: (id) => `https://www.youtube.com/watch?v=${id}`,
    frame: (id, _, query) => {
      const start = secondsIn(query.get('t') ?? query.get('start') ?? '')
      return `https://www.youtube-nocookie.com/embed/${id}${start ? `?start=${start}` : ''}`
    },
  },
  {
    // A video that is not listed has a second number after the first, without which it is not shown.
    name: 'vimeo',
    form: /^(?:www\.|player\.)?vimeo\.com\/(?:video\/|channels\/[\w-]+\/|groups\/[\w-]+\/videos\/)?(\d+)(?:\/([\da-f]+))?/,
    kind: 'video',
    page: (id, hash) => `https://vimeo.com/${id}${hash ? `/${hash}` : ''}`,
    frame: (id, hash, query) => {
      const shown = hash ?? query.get('h')
      return `https://player.vimeo.com/video/${id}${shown ? `?h=${shown}` : ''}`
    },
  },
  {
    name: 'spotify',
    form: /^open\.spotify\.com\/(?:intl-[\w-]+\/)?(?:embed\/)?((?:episode|show|track|album|playlist)\/\w+)/,
    kind: 'audio',
    page: (id) => `https://open.spotify.com/${id}`,
    frame: (id) => `https://open.spotify.com/embed/${id}`,
  },
]

/** Returns the player for an address of a page or a frame, with or without its scheme; undefined if none is known. */
export function playerFor(address: string): Player | undefined {
  const rest = (URL.parse(address)?.href ?? address).replace(/^(?:https?:)?\/\//, '')
  for (const { form, kind, page, frame } of PLAYERS) {
    const [, id, hash] = form.exec(rest) ?? []
    if (!id) continue
    const query = URL.parse(`https://${rest}`)?.searchParams ?? new URLSearchParams()
    return { kind, page: page(id, hash), frame: frame(id, hash, query) }
  }
  return undefined
}

/** Returns the seconds in a time as YouTube writes it: 90, 90s and 1m30s are the same. */
function secondsIn(time: string): number {
  const [, hours = 0, minutes = 0, seconds = 0] = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?$/.exec(time) ?? []
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
}

/** A page of a video on an instance of PeerTube, which may be on any host. */
const PEERTUBE = /^https:\/\/([^/?#]+)\/(?:w|videos\/watch)\/([\w-]{8,64})(?=[/?#]|$)/

/**
 * Returns the block that shows a video or a recording, from its address alone; undefined for other addresses.
 * @example embedFor('https://youtu.be/abcdefg') // '::embed[Title]{kind=video address="https://www.youtube.com/watch?v=abcdefg"}'
 */
function embedFor(address: string): string | undefined {
  const player = playerFor(address)
  if (player) return `::embed[Title]{kind=${player.kind} address="${player.page}"}`
  const [page, host, id] = PEERTUBE.exec(address) ?? []
  return page && `::embed[Title]{kind=video address="${page}" frame="https://${host}/videos/embed/${id}"}`
}

/**
 * Returns the lines of a paragraph that are only the address of a video or a recording, with the blocks that show it.
 */
export function bareAddresses(
  paragraph: string,
): { readonly row: number; readonly column: number; readonly block: string }[] {
  return paragraph.split('\n').flatMap((written, row) => {
    const line = written.replace(/^[\s>]*/, '').trimEnd()
    const block = /\s/.test(line) ? undefined : embedFor(line.replaceAll(/^<|>$/g, ''))
    return block === undefined ? [] : [{ row, column: written.indexOf(line), block }]
  })
}

const quoteIt = () =>
  sentence`It has no frame without a script of its own, which a page here does not run: quote it, with a link.`

/** The hosts that forbid other sites to show their pages, by the forms of these pages, and what to write instead. */
const UNFRAMED: readonly (readonly [form: RegExp, host: string, hint: (address: string, id: string) => string])[] = [
  [
    /^(?:(?:www|m|music)\.)?(?:youtube(?:-nocookie)?\.com\/(?!embed)|youtu\.be\/)/,
    'YouTube',
    () => sentence`Write the address of one video: ${'https://www.youtube.com/watch?v=…'}`,
  ],
  [
    /^(?:www\.)?vimeo\.com\//,
    'Vimeo',
    () => sentence`Write the address of one video: ${'https://vimeo.com/123456789'}`,
  ],
  [
    /^open\.spotify\.com\/(?!embed\/)/,
    'Spotify',
    () => sentence`Write the address of an episode, a show, a track, an album or a playlist.`,
  ],
  [
    /^(?:(?:www|m|vm)\.)?tiktok\.com\/(?!(?:player|embed)\/)(?:@[\w.-]+\/video\/(\d+))?/,
    'TikTok',
    (_, id) => sentence`Write ${`frame="https://www.tiktok.com/player/v1/${id}"`}.`,
  ],
  [
    /^(?:(?:www\.)?dailymotion\.com\/(?!embed\/)(?:video\/)?|dai\.ly\/)(\w+)?/,
    'Dailymotion',
    (_, id) =>
      sentence`Write ${`frame="https://geo.dailymotion.com/player/….html?video=${id}"`}, with the Player ID of Dailymotion Studio.`,
  ],
  [
    /^(?:(?:www|m)\.)?soundcloud\.com\//,
    'SoundCloud',
    (address) => sentence`Write ${`frame="https://w.soundcloud.com/player/?url=${encodeURIComponent(address)}"`}.`,
  ],
  [
    /^(?:(?:www|m|web)\.)?(?:facebook\.com\/(?!(?:v[\d.]+\/)?plugins\/)|fb\.watch\/)/,
    'Facebook',
    (address) => {
      const kind = /\/videos?\/|\/watch|\/reel\/|fb\.watch/.test(address) ? 'video' : 'post'
      return sentence`Write ${`frame="https://www.facebook.com/plugins/${kind}.php?href=${encodeURIComponent(address)}"`}.`
    },
  ],
  [
    /^(?:(?:www|m)\.)?twitch\.tv\/(?:videos\/(\d+))?/,
    'Twitch',
    (_, id) =>
      sentence`Write ${`frame="https://player.twitch.tv/?video=${id}&parent=news.example"`}, with the host of your site.`,
  ],
  [
    /^(?:(?:www|maps)\.)?google\.[a-z.]+\/maps(?!\/embed)/,
    'Google Maps',
    () => sentence`In Google Maps choose Share, then Embed a map, and write the address of that frame as frame="…".`,
  ],
  [/^(?:(?:www|mobile)\.)?(?:x|twitter)\.com\//, 'X', quoteIt],
  [/^(?:www\.)?instagram\.com\/(?!.*\/embed)/, 'Instagram', quoteIt],
  [
    /^(?:[a-z]{2,3}\.)?linkedin\.com\/(?!embed\/)/,
    'LinkedIn',
    () => sentence`In the menu of the post choose Embed this post, and write the address of that frame as frame="…".`,
  ],
]

/**
 * Returns the host whose page an address is, and what to write instead, if the host forbids others to show that page.
 */
export function unframedPage(address: string): { readonly host: string; readonly hint: string } | undefined {
  const rest = URL.parse(address)?.href.replace(/^https?:\/\//, '') ?? ''
  for (const [form, host, hint] of UNFRAMED) {
    const found = form.exec(rest)
    if (found) return { host, hint: hint(address, found[1] ?? '…') }
  }
  return undefined
}

/**
 * Returns how to write an embed for a block that other systems name after a host, such as `::youtube`; undefined for
 * other names.
 */
export function embedHint(name: string): string | undefined {
  const player = PLAYERS.find((one) => one.name === name)
  if (player) return sentence`Write ${`::embed[Title]{kind=${player.kind} address="${player.page('…')}"}`}.`
  const isOfHost = OTHER_NAMES.includes(name) || UNFRAMED.some(([, host]) => host.toLowerCase() === name)
  return isOfHost ? sentence`Write ::embed[Title]{kind=post address="https://…"}, or kind=video or audio.` : undefined
}

const OTHER_NAMES = ['iframe', 'tweet', 'twitter']
