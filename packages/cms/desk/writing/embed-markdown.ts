import { bareAddresses, playerFor, unframedPage } from '../../../../lib/story/kinds/known-hosts.ts'
import { attributeMarkdown, bracketed } from '../../block-markdown.ts'

/** What another site shows, as a person names it. */
export interface EmbedFacts {
  readonly title: string
  /** The address at which readers can see it. */
  readonly address: string
  readonly kind: string
  /** The address of its player, if that is another one. */
  readonly frame: string
}

/**
 * Returns the Markdown of a video, a recording or a post of another site (docs/markdown.md, embeds).
 * @example
 * embedMarkdown({ title: 'Boats', address: 'https://youtu.be/abcdefg', kind: 'video', frame: '' })
 * // => '::embed[Boats]{kind=video address="https://www.youtube.com/watch?v=abcdefg"}'
 */
export function embedMarkdown({ title, address, kind, frame }: EmbedFacts): string {
  const words = bracketed(title)
  const [known] = frame.trim() ? [] : bareAddresses(address.trim())
  if (known) return known.block.replace('[Title]', () => words)
  const player = frame.trim() ? [attributeMarkdown('frame', frame)] : []
  return `::embed${words}{${[`kind=${kind}`, attributeMarkdown('address', address), ...player].join(' ')}}`
}

/** Why an embed cannot be shown: its host forbids it, or site.yaml does not name the host as a service. */
export type EmbedProblem =
  | { readonly host: string; readonly why: 'unframed' | 'undeclared' }
  | { readonly why: 'noAddress' }

/**
 * Returns why a page cannot show what another site shows; undefined if it can.
 * @param services the origins of the services for embeds
 */
export function embedProblem({ address, frame }: EmbedFacts, services: readonly string[]): EmbedProblem | undefined {
  const written = frame.trim() || address.trim()
  if (![address.trim(), written].every((one) => /^https?:$/.test(URL.parse(one)?.protocol ?? '')))
    return { why: 'noAddress' }
  const player = playerFor(written)
  const page = player ? undefined : unframedPage(written)
  if (page) return { host: page.host, why: 'unframed' }
  const origin = URL.parse(player?.frame ?? written)?.origin ?? ''
  return services.includes(origin) ? undefined : { host: origin, why: 'undeclared' }
}
