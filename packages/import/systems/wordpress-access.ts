import type { XmlNode } from '../../../lib/newsroom/import-source.ts'
import { anything, isRecord, readJson } from '../../../lib/settings/read-json.ts'
import { closedParts } from '../source/closed-parts.ts'
import type { DraftReason } from '../source/drafts.ts'
import { isForAll, isNo } from '../source/visibility.ts'
import LIST from './wordpress-access.json' with { type: 'json' }

/**
 * Returns the reasons for which a story of an export is not surely for all readers: fields, tags, blocks and categories
 * of plugins. What encloses a part of the text and is not known to be harmless is a reason.
 */
export function closedInWordPress(item: XmlNode): DraftReason[] {
  const text = item.text('content:encoded')
  const found = [...closedFields(item), ...closedTerms(item), ...closedShortcodes(text), ...closedBlocks(text)]
  const reasons = found.map(({ kind, name }) => ({
    ...{ kind, name, place: item.place },
    why: `“${item.text('title').trim()}” has the ${kind} “${name}”, which may keep some of it from readers`,
  }))
  const others = closedParts(text).map((reason) => ({ ...reason, place: item.place }))
  const known = new Set<string>()
  return [...reasons, ...others].filter(({ name }) => !known.has(name) && known.add(name))
}

type Found = Pick<DraftReason, 'kind' | 'name'>

const FALSE_FRIENDS = new RegExp(LIST.words.falseFriends, 'g')
const PLUGINS = new RegExp(LIST.words.plugins)

function hasWord(name: string, words: readonly string[]): boolean {
  const plain = name.toLowerCase().replaceAll(FALSE_FRIENDS, '')
  return words.some((word) => plain.includes(word))
}

/** What a field says if it keeps nothing back: no, everybody, or an empty list of PHP. */
function isOpenField(name: string, value: string): boolean {
  const known = LIST.values.find((each) => each.name === name)
  if (known) return new RegExp(known.pattern).test(value)
  return isNo(value) || isForAll(value) || /^(?:a:0:\{\}|a:1:\{i:0;s:0:"";\}|b:0;|N;|\[\]|default|inherit)$/.test(value)
}

function closedFields(item: XmlNode): Found[] {
  return item.all('wp:postmeta').flatMap((meta) => {
    const name = meta.text('wp:meta_key').trim()
    const value = meta.text('wp:meta_value').trim()
    const isTemplate = name === '_wp_page_template' && hasWord(value, LIST.words.tags)
    const isMeant = hasWord(name, LIST.words.fields) || PLUGINS.test(name.toLowerCase())
    const isHarmless = LIST.fields.some((each) => each.name === name)
    return isTemplate || (isMeant && !isHarmless && !isOpenField(name, value)) ? [{ kind: 'field', name }] : []
  })
}

function closedTerms(item: XmlNode): Found[] {
  return item.all('category').flatMap((term): Found[] => {
    const domain = term.attribute('domain')
    const slug = term.attribute('nicename')
    if (hasWord(domain, LIST.words.fields)) return [{ kind: 'taxonomy', name: domain }]
    return domain === 'category' && LIST.categories.includes(slug) ? [{ kind: 'category', name: slug }] : []
  })
}

const SHORTCODE = /(?<!\[)\[(\/?)([a-z][\w-]*)((?:\s[^[\]]*|=[^[\]]*)?)\]/gi
const CLOSED_ATTRIBUTE = new RegExp(LIST.words.attributesOfTags, 'i')

function isNamed(lists: readonly { readonly names: readonly string[] }[], name: string): boolean {
  const isOne = (one: string) => (one.endsWith('*') ? name.startsWith(one.slice(0, -1)) : one === name)
  return lists.some(({ names }) => names.some(isOne))
}

function closedShortcodes(text: string): Found[] {
  const all = [...text.matchAll(SHORTCODE)].map(([, slash, name = '', rest = '']) => ({
    ...{ name: name.toLowerCase(), rest, closes: slash === '/' },
  }))
  const closing = new Set(all.flatMap(({ name, closes }) => (closes ? [name] : [])))
  const found = all.filter(({ name, rest, closes }) => {
    if (closes) return false
    const isUnknown = closing.has(name) && !isNamed(LIST.shortcodes, name)
    const isClosed = isNamed(LIST.shortcodes, name) && CLOSED_ATTRIBUTE.test(rest)
    return isUnknown || isClosed || hasWord(name, LIST.words.tags)
  })
  return found.map(({ name }) => ({ kind: 'shortcode', name }))
}

const BLOCK = /<!--\s+wp:([a-z][\w-]*(?:\/[\w-]+)?)\s((?:[^<]|<(?!!--))*?)-->/g
const ATTRIBUTES = new RegExp(LIST.words.attributes, 'i')

function closedBlocks(text: string): Found[] {
  return [...text.matchAll(BLOCK)].flatMap(([, short = '', rest = '']): Found[] => {
    const name = short.includes('/') ? short : `core/${short}`
    const inside = rest.trim()
    const isKnown = isNamed(LIST.blocks, name)
    const isExact = LIST.blocks.some(({ names }) => names.includes(name))
    const isUnknown = !inside.endsWith('/') && !isKnown
    if (isUnknown || (!isExact && hasWord(name, LIST.words.tags))) return [{ kind: 'block', name: short }]
    const attribute = closedAttribute(readJson(anything, inside.replace(/\/$/, '')))
    return attribute === undefined ? [] : [{ kind: 'attribute', name: attribute }]
  })
}

/** Returns the first attribute of a block, or of a part of it, by which it is hidden from some readers. */
function closedAttribute(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.map(closedAttribute).find((name) => name !== undefined)
  if (!isRecord(value)) return undefined
  const found = Object.entries(value).map(([key, each]) => {
    // Of what is visible, no means that it is hidden.
    const isOpen = /visib/i.test(key) ? each === true || isForAll(each) || isEmpty(each) : isNo(each) || isForAll(each)
    return ATTRIBUTES.test(key) && !isOpen ? key : closedAttribute(each)
  })
  return found.find((name) => name !== undefined)
}

function isEmpty(value: unknown): boolean {
  return value === '' || value === null || (typeof value === 'object' && Object.keys(value).length === 0)
}
