import type { Heading, Html, Nodes, Paragraph, Parent, Root, RootContent } from 'mdast'
import { visit } from 'unist-util-visit'
import { placeOf } from '../../../lib/problem/problem.ts'
import { decodePercent } from '../../../lib/publication/addresses.ts'
import { slugify } from '../../../lib/publication/slugs.ts'
import { isOwnId } from '../../../lib/story/types/section.ts'
import { htmlElement } from '../../../lib/syndication/markdown-edition.ts'
import { plainTextOf } from './markdown-tree.ts'
import { ID_PLACEHOLDER } from './placeholders.ts'
import type { Warn } from './warn.ts'

/** The ids in the new text by the fragments that lead to them; empty for the text above the first heading. */
export type Anchors = ReadonlyMap<string, string>

declare module 'mdast' {
  interface HeadingData {
    /** The id that a heading gets if a link leads to it. */
    anchor?: string
  }
}

/** A line that only sets an id: `{: #wheel}` in kramdown. */
export const ID_LINE = /^\{:\s*#([\w:.-]+)[^{}]*\}$/

const ID = /(?<!\s)\s*\{(?=[^{}]*\}\s*$):?(?:[^{}]*\s)?#([^\s{}]+)[^{}]*\}\s*$/

/**
 * Finds what fragments of addresses may lead to: headings by their text, and any place by its own id. A place keeps its
 * id, unless another place or the page itself has it; links to it then lead to the heading above. Marks of ids become
 * ids of the story. A heading without an id is given one to get when a link leads to it: its number on the page is no
 * address, because a free translation has the numbers of its original.
 */
export function anchorsIn(children: readonly RootContent[], warn: Warn): Anchors {
  const anchors = new Map<string, string>()
  const kept = new Set<string>()
  let heading = ''
  const headings: Heading[] = []
  let waiting: readonly string[] = []

  /** Makes a fragment lead to its id, or to the heading above it. Returns the id if the place keeps it. */
  const add = (id: string, node: Nodes): string | undefined => {
    if (kept.has(id)) return undefined
    if (isOwnId(id) || /[\s<>"{}]/.test(id)) {
      if (!anchors.has(id)) anchors.set(id, heading)
      const message = `The id “${id.slice(0, 60)}” is one of the page itself, or none; links to it lead to the heading above.`
      warn(placeOf(node), 'import-changed', message)
      return undefined
    }
    kept.add(id)
    anchors.set(id, id)
    return id
  }

  for (const node of children) {
    // An id in a line of its own belongs to what follows.
    const alone = idInPlaceholder(node) ?? ID_LINE.exec(plainTextOf(node))?.[1]
    if (alone !== undefined) {
      waiting = [...waiting, alone]
      continue
    }
    // Until all ids are known, the heading has its number, which is no id that a text may have.
    if (node.type === 'heading' && plainTextOf(node).replace(ID, '').trim()) heading = `h${headings.push(node)}`
    const loose = [...waiting]
    waiting = []
    const own = node.type === 'heading' ? takeWritten(node) : undefined
    if (own) loose.unshift(own)
    if ('children' in node) loose.push(...takePlaceholders(node, add))
    if (node.type === 'paragraph' && node.children.length === 0) {
      waiting = loose
      continue
    }
    for (const id of loose.map((each) => add(each, node))) if (id) giveId(node, id)
    if (node.type !== 'heading') continue
    // Other systems number headings of the same text.
    anchors.set(numbered(slugify(plainTextOf(node).replace(ID, '')), anchors), heading)
  }
  for (const id of waiting) if (!anchors.has(id)) anchors.set(id, heading)
  const ids = new Map(headings.map((node, index) => [`h${index + 1}`, headingId(node, kept)]))
  return new Map([...anchors].map(([fragment, id]) => [fragment, ids.get(id) ?? id]))
}

/** Returns the id of a heading: its own, or a free one from its words, which it gets when a link leads to it. */
function headingId(heading: Heading, kept: Set<string>): string {
  const [, own] = ID.exec(plainTextOf(heading)) ?? []
  if (own !== undefined && kept.has(own)) return own
  const words = slugify(plainTextOf(heading).replace(ID, ''))
  const id = numbered(words && !isOwnId(words) ? words : `at-${words}`, kept)
  kept.add(id)
  heading.data = { ...heading.data, anchor: id }
  return id
}

/** Returns a name, with a number if others have it. */
function numbered(name: string, taken: { has(name: string): boolean }): string {
  let free = name
  for (let number = 1; taken.has(free); number++) free = `${name}-${number}`
  return free
}

/** Gives those headings of a text an id to which links lead. */
export function nameHeadings(tree: Root, linked: ReadonlySet<string>): void {
  visit(tree, 'heading', ({ data, children }) => {
    if (data?.anchor && linked.has(data.anchor)) children.push({ type: 'text', value: ` {#${data.anchor}}` })
  })
}

/** Returns the id of the place that a fragment leads to; undefined if it leads nowhere. */
export function anchorFor(anchors: Anchors, fragment: string): string | undefined {
  const name = decodePercent(fragment)
  return anchors.get(name) ?? anchors.get(slugify(name))
}

/** Removes the id that is written at the end of a heading, and returns it. */
function takeWritten({ children }: Heading): string | undefined {
  const last = children.at(-1)
  const [written, id] = (last?.type === 'text' && ID.exec(last.value)) || []
  if (last?.type !== 'text' || written === undefined) return undefined
  last.value = last.value.slice(0, -written.length)
  return id
}

/**
 * Replaces the placeholders of ids in a block by elements with the ids, and returns the ids whose placeholders are not
 * within a text.
 * @param add decides whether a place keeps its id
 */
function takePlaceholders(block: Parent, add: (id: string, node: Nodes) => string | undefined): string[] {
  const loose: string[] = []
  const take = (node: Parent): void => {
    const hasOnlyPlaceholders = node.children.every((child) => idInPlaceholder(child) !== undefined)
    node.children = node.children.flatMap((child) => {
      const id = idInPlaceholder(child)
      if (id !== undefined && !TEXTLESS.has(node.type) && !hasOnlyPlaceholders) {
        const own = add(id, child)
        return own === undefined ? [] : [htmlElement('span', { id: own }, [])]
      }
      if (id !== undefined) {
        loose.push(id)
        return []
      }
      if (child.type === 'heading') {
        const own = takeWritten(child)
        if (own !== undefined && add(own, child)) giveId(child, own)
      }
      if ('children' in child) take(child)
      return [child]
    })
  }
  take(block)
  return loose
}

const TEXTLESS = new Set(['root', 'blockquote', 'list', 'listItem', 'containerDirective', 'footnoteDefinition'])

/** Whether a node stands for an element with an id. */
export function isIdPlaceholder(node: Nodes): node is Html {
  return node.type === 'html' && node.value.startsWith(`<!--${ID_PLACEHOLDER}`)
}

function idInPlaceholder(node: Nodes): string | undefined {
  return isIdPlaceholder(node) ? node.value.slice(`<!--${ID_PLACEHOLDER}`.length, -'-->'.length) : undefined
}

/** Gives an id to a heading, or to the first paragraph of words in a block. A block without words gets none. */
function giveId(block: Nodes, id: string): void {
  if (block.type === 'heading' && !/[.#]/.test(id) && !ID.test(plainTextOf(block))) {
    block.children.push({ type: 'text', value: ` {#${id}}` })
    return
  }
  let found: Heading | Paragraph | undefined
  visit(block, (node) => {
    if (node.type !== 'heading' && node.type !== 'paragraph') return !found
    found ??= node
    return false
  })
  const isPicture = found?.children.every((child) => child.type === 'image' || plainTextOf(child).trim() === '')
  if (found && !isPicture) found.children.unshift(htmlElement('span', { id }, []))
}
