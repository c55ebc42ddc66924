import type { LeafDirective } from 'mdast-util-directive'
import type { Picture } from '../../picture/picture.ts'
import { suggest } from '../../problem/did-you-mean.ts'
import { isVisible } from '../../problem/hidden-characters.ts'
import { placeOf } from '../../problem/problem.ts'
import { sentence } from '../../problem/wording.ts'
import { plainText, type SectionBase, type SectionOf } from '../types/section.ts'
import { figureToMarkdown } from './figure.ts'
import { playerFor, unframedPage } from './known-hosts.ts'
import { asInlines, type BlockReader, type SectionKind } from './section-kind.ts'

/** Content of other sites. */
export const embed: SectionKind<SectionOf<'embed'>> = {
  example: '::embed[The last ship comes in]{kind=video address="https://films.example/3" still=ship.svg alt="A ship"}',
  lines: { embed: readEmbed },
  facts: ({ id, place, form, title, address, frame, still }) => ({
    outline: sentence`embedded ${form}`,
    texts: [asInlines(title)],
    figure: still && { kind: 'figure', id, place, ...still },
    link: address,
    frame,
  }),
  typeset: ({ still, ...section }, typesetter) => ({
    ...section,
    title: typesetter.text(section.title),
    still: still && { picture: typesetter.picture(still.picture), alt: typesetter.text(still.alt) },
  }),
  // Outside the site it is a link, below its still picture.
  toMarkdown: ({ title, address, still }, writer) => {
    const link = { type: 'link' as const, url: address, children: [{ type: 'text' as const, value: title }] }
    return [...(still ? [figureToMarkdown(still, writer)] : []), { type: 'paragraph', children: [link] }]
  },
}

/** The kinds of embed; the kind decides the shape of the frame. */
const EMBED_FORMS = ['video', 'audio', 'post'] as const

declare module '../types/section.ts' {
  interface SectionTypes {
    /** Content of another host. The page shows a still picture and a plain link until the reader asks for the embed. */
    embed: SectionBase & {
      readonly kind: 'embed'
      readonly form: (typeof EMBED_FORMS)[number]
      readonly title: string
      /** The full address of the content on the other site. */
      readonly address: string
      /** The full address that the iframe loads when the reader asks for the embed. */
      readonly frame: string
      readonly still: { readonly picture: Picture; readonly alt: string } | undefined
    }
  }
}

const ATTRIBUTES = ['kind', 'address', 'frame', 'still', 'alt'] as const
const example = () =>
  sentence`Write ::embed[Title]{kind=video address="https://…" still=picture.jpg alt="What it shows"}.`

/**
 * Reads an `::embed` line: its title in square brackets, and its kind and addresses in curly ones. Reports every
 * problem.
 * @returns undefined if the kind or an address is missing or wrong
 */
function readEmbed(node: LeafDirective, reader: BlockReader): SectionOf<'embed'> | undefined {
  const { context } = reader
  const place = placeOf(node)
  const { kind, address = '', frame: written = address, still, alt = '', ...others } = node.attributes ?? {}
  const frame = written && frameFor(written)
  const report = (message: string, hint: string) => context.report(place, 'embed-invalid', message, hint)
  const form = EMBED_FORMS.find((name) => name === kind)
  const title = plainText(reader.text(node.children)).trim()
  for (const name of Object.keys(others))
    report(sentence`An embed has no attribute “${name}”.`, suggest(name, ATTRIBUTES))
  if (!form && kind) report(sentence`There is no embed of the kind “${kind}”.`, suggest(kind, EMBED_FORMS))
  if (!form && !kind)
    report(sentence`This embed does not say what it is.`, sentence`Write {kind=video}, audio or post.`)
  if (!isVisible(title))
    report(sentence`This embed has no title.`, sentence`Write it in square brackets: ${'::embed[Title]'}.`)
  for (const [name, value] of Object.entries({ address, frame })) {
    if (!isWebAddress(value)) report(sentence`The ${name} of this embed is not a web address.`, example())
  }
  const page = frame ? unframedPage(frame) : undefined
  if (page) report(sentence`${page.host} does not allow other sites to show this page.`, page.hint)
  const picture = still ? context.picture(still, place, 'text') : undefined
  if (still && !isVisible(alt ?? '')) {
    const message = sentence`The still has no text for those who cannot see it.`
    context.report(place, 'picture-alt-missing', message, sentence`Write alt="what it shows".`)
  }
  if (!form || !address || !frame || page || !isWebAddress(address) || !isWebAddress(frame)) return undefined
  return {
    kind: 'embed',
    id: reader.nextId('embed'),
    place,
    form,
    title,
    address,
    frame,
    still: picture && { picture, alt: alt ?? '' },
  }
}

/** Returns the address of the frame for that of a page whose player is known; any other address as it is written. */
function frameFor(address: string): string {
  const frame = isWebAddress(address) ? playerFor(address)?.frame : undefined
  return frame === undefined || URL.parse(frame)?.pathname === URL.parse(address)?.pathname ? address : frame
}

function isWebAddress(value: string | null): boolean {
  return /^https?:$/.test(URL.parse(value ?? '')?.protocol ?? '')
}
