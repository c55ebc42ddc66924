import type { Element } from 'hast'
import { isLanguageTag } from '../../language/language.ts'
import { type Context, placeOf } from '../kinds/context.ts'
import type { InlineElement } from '../types/inline.ts'

/** Reports the attributes of an element that a story cannot have. */
export function expectAttributes(node: Element, { report }: Context): void {
  for (const [name, value] of Object.entries(node.properties)) {
    if (EVERYWHERE.includes(name) || OF_SOME[node.tagName]?.includes(name)) continue
    const isHidden = name === 'style' && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(String(value))
    if (!isHidden && (LOOKS.test(name) || MACHINES.test(name))) continue
    const message = `The attribute ${name.toLowerCase()} of <${node.tagName}> cannot be shown in every edition.`
    report(placeOf(node), 'raw-html', message, isHidden ? 'Delete what it hides.' : 'Delete the attribute.')
  }
}

/** The attributes that are read of every element, and in addition of some. */
const EVERYWHERE = ['id', 'title', 'lang', 'dir']
const OF_SOME: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'name'],
  img: ['src', 'alt'],
  ol: ['start'],
  td: ['colSpan', 'rowSpan'],
  th: ['colSpan', 'rowSpan'],
  video: ['src', 'controls'],
  audio: ['src', 'controls'],
  source: ['src'],
  track: ['src', 'kind', 'srcLang', 'label', 'default'],
  details: ['open', 'name'],
}

// Attributes of looks and for machines: without them a reader misses nothing.
const LOOKS =
  /^(?:className|style|width|height|align|vAlign|bgColor|color|face|size|border|cellPadding|cellSpacing|noWrap|clear|hSpace|vSpace)$/
const MACHINES =
  /^(?:scope|headers|summary|loading|decoding|fetchPriority|srcSet|sizes|media|crossOrigin|target|rel|download|type|hrefLang|cite|dateTime|translate|role|tabIndex|item[A-Z].*|aria[A-Z].*|data[A-Z\d].*|xmlLang|preload|playsInline|poster)$/

/** Returns an attribute as a text; undefined if the element does not have it. */
export function attributeOf(node: Element, name: string): string | undefined {
  const value = node.properties[name]
  return value === undefined || value === null || value === false ? undefined : String(value)
}

const DIRECTIONS = ['ltr', 'rtl', 'auto'] as const

/** Returns the language, direction and title of an element. What is no language or direction is left out. */
export function commonAttributes(node: Element): InlineElement['attributes'] {
  const [title, lang = '', dir] = ['title', 'lang', 'dir'].map((name) => attributeOf(node, name))
  const direction = DIRECTIONS.find((one) => one === dir?.toLowerCase())
  return {
    ...(title ? { title } : {}),
    ...(isLanguageTag(lang) ? { lang } : {}),
    ...(direction ? { dir: direction } : {}),
  }
}
