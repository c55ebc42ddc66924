import type { LeafDirective } from 'mdast-util-directive'
import { suggest } from '../../problem/did-you-mean.ts'
import { isVisible } from '../../problem/hidden-characters.ts'
import { type Inline, plainText } from '../types/inline.ts'
import { EMBED_FORMS, type Embed } from '../types/section.ts'
import { type Context, placeOf } from './context.ts'

const ATTRIBUTES = ['kind', 'address', 'frame', 'still', 'alt'] as const
const EXAMPLE = 'Write ::embed[Title]{kind=video address="https://…" still=picture.jpg alt="What it shows"}.'

/**
 * Reads an `::embed` line: its title in square brackets, and its kind and addresses in curly ones. Reports every
 * problem.
 * @returns undefined if the kind or an address is missing or wrong
 */
export function toEmbed(node: LeafDirective, text: readonly Inline[], context: Context): Embed | undefined {
  const place = placeOf(node)
  const { kind, address = '', frame = address, still, alt = '', ...others } = node.attributes ?? {}
  const report = (message: string, hint: string) => context.report(place, 'embed-invalid', message, hint)
  const form = EMBED_FORMS.find((name) => name === kind)
  const title = plainText(text).trim()
  for (const name of Object.keys(others)) report(`An embed has no attribute “${name}”.`, suggest(name, ATTRIBUTES))
  if (!form && kind) report(`There is no embed of the kind “${kind}”.`, suggest(kind, EMBED_FORMS))
  if (!form && !kind) report('This embed does not say what it is.', 'Write {kind=video}, audio or post.')
  if (!isVisible(title)) report('This embed has no title.', 'Write it in square brackets: ::embed[Title].')
  for (const [name, value] of Object.entries({ address, frame })) {
    if (!isWebAddress(value)) report(`The ${name} of this embed is no web address.`, EXAMPLE)
  }
  const picture = still ? context.picture(still, place, 'text') : undefined
  if (still && !isVisible(alt ?? '')) {
    const message = 'The still has no text for those who cannot see it.'
    context.report(place, 'picture-alt-missing', message, 'Write alt="what it shows".')
  }
  if (!form || !address || !frame || !isWebAddress(address) || !isWebAddress(frame)) return undefined
  return { form, title, address, frame, still: picture && { picture, alt: alt ?? '' } }
}

function isWebAddress(value: string | null): boolean {
  return /^https?:$/.test(URL.parse(value ?? '')?.protocol ?? '')
}
