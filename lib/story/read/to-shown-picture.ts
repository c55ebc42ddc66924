import type { Image } from 'mdast'
import { readLicence } from '../../picture/licence.ts'
import { suggest } from '../../problem/did-you-mean.ts'
import { isVisible } from '../../problem/hidden-characters.ts'
import { placeOf } from '../../problem/problem.ts'
import { sentence } from '../../problem/wording.ts'
import { placeAt } from '../../source/source-file.ts'
import { focus } from '../../source/values.ts'
import { type Context, onOneLine } from '../kinds/section-kind.ts'
import { FIGURE_SIZES, type ShownPicture } from '../types/section.ts'
import { parseMarkdown } from './parse-markdown.ts'

/**
 * Reads a picture: `![what it shows](file.jpg "caption"){credit="who" licence="CC BY 4.0" focus="50% 20%" wide}`.
 * Reports every problem.
 * @param end the offset in the Markdown at which its attributes end
 * @returns undefined if its file cannot be used
 */
export function toShownPicture(
  image: Image,
  markdown: string,
  end: number,
  context: Context,
): ShownPicture | undefined {
  const place = placeOf(image)
  const attributes = readAttributes(markdown, image.position?.end.offset ?? end, end, context)
  const size = FIGURE_SIZES.find((name) => attributes.has(name))
  const picture = context.picture(image.url, place, size ? 'wide' : 'text')
  if (!isVisible(image.alt ?? '')) {
    const message = sentence`This picture has no text for those who cannot see it.`
    context.report(place, 'picture-alt-missing', message, sentence`Write ![what it shows](${'file.jpg'}).`)
  }
  if (!picture) return undefined
  // A picture that moves distracts from the text, so the page shows its first frame and a link.
  const { href, file } = picture.isAnimated ? context.link(image.url, place) : {}
  return {
    ...(href && file ? { animation: { href, file } } : {}),
    picture,
    alt: image.alt ?? '',
    caption: image.title || undefined,
    credit: attributes.get('credit'),
    licence: attributes.get('licence'),
    focus: attributes.get('focus'),
    size,
  }
}

const ATTRIBUTES = ['credit', 'licence', 'focus', ...FIGURE_SIZES] as const

/** The values that attributes must have; a credit may be any text. */
const VALUES: Readonly<Record<string, readonly [isRight: (value: string) => boolean, hint: () => string]>> = {
  credit: [isVisible, () => sentence`Write credit="who made it".`],
  licence: [
    (value) => readLicence(value) !== undefined,
    () => sentence`Write its web address, or its name and version: licence="CC BY 4.0".`,
  ],
  focus: [
    (value) => focus.safeParse(value).success,
    () => sentence`Write percentages from the left and from the top: focus="50% 20%".`,
  ],
}

/** Reads attributes as the parser reads those of a block, and returns those that are right. */
function readAttributes(markdown: string, start: number, end: number, context: Context): ReadonlyMap<string, string> {
  const written = markdown.slice(start, end)
  const attributes = new Map<string, string>()
  if (!written.trim()) return attributes
  const [node] = parseMarkdown(`::picture${onOneLine(written)}`).children
  const report = (word: string, message: string, hint: string) => {
    const at = Math.max(0, written.indexOf(word))
    context.report(placeAt(markdown, start + at), 'picture-attribute', message, hint)
  }
  if (node?.type !== 'leafDirective') {
    report('{', sentence`The attributes of this picture cannot be read.`, sentence`Write {credit="who made it" wide}.`)
    return attributes
  }
  for (const [name, value] of Object.entries(node.attributes ?? {})) {
    const [isRight, hint] = VALUES[name] ?? []
    if (!ATTRIBUTES.some((known) => known === name))
      report(name, sentence`A picture has no attribute “${name}”.`, suggest(name, ATTRIBUTES))
    else if (isRight && hint && !isRight(value ?? ''))
      report(name, sentence`The ${name} of this picture is “${value ?? ''}”.`, hint())
    else attributes.set(name, value ?? '')
  }
  if (attributes.has('wide') && attributes.has('full'))
    report('full', sentence`A picture is either wide or full.`, sentence`Delete one of the two words.`)
  return attributes
}
