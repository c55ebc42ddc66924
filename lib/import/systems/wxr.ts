import type { Element, Nodes } from 'xast'
import { fromXml } from 'xast-util-from-xml'
import { type Place, START } from '../../problem/problem.ts'
import type { SourceFile } from '../../source/source-file.ts'

/** An element of a WordPress export (WXR), which is RSS with elements of WordPress. */
export interface WxrNode {
  readonly place: Place
  /** Returns the text of the first child of a name; empty if there is none. */
  text(name: string): string
  /** Returns the place where that text begins. */
  placeOf(name: string): Place
  /** Returns the children of a name. */
  all(name: string): WxrNode[]
  attribute(name: string): string
  readonly own: string
}

/** Whether a text is a WordPress export. */
export function isWxr(text: string): boolean {
  return /<rss[\s>]/.test(text.slice(0, 5000)) && text.slice(0, 5000).includes('wordpress.org/export/')
}

/** The reason why an export cannot be read, and the place. */
interface WxrProblem extends Place {
  readonly reason: string
}

/**
 * Reads a WordPress export. Entities that the export itself defines are not expanded: they make it unreadable.
 * @returns its channel, or the problem
 */
export function readWxr(source: SourceFile): { channel: WxrNode } | { fault: WxrProblem } {
  try {
    const channel = elementsIn(fromXml(source.text), 'rss').flatMap((rss) => elementsIn(rss, 'channel'))[0]
    return channel ? { channel: toNode(channel) } : { fault: { ...START, reason: 'It has no channel' } }
  } catch (error) {
    const { line = 1, column = 1 } = placeIn(error)
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error)
    return { fault: { line, column, reason: cause.split('\n')[0]?.replace(/ \(line .*$/, '') ?? 'It is not XML' } }
  }
}

function toNode(element: Element): WxrNode {
  const first = (name: string) => elementsIn(element, name)[0]
  return {
    place: startOf(element),
    text: (name) => textIn(first(name)),
    placeOf: (name) => textStart(first(name)) ?? startOf(element),
    all: (name) => elementsIn(element, name).map(toNode),
    attribute: (name) => element.attributes[name] ?? '',
    own: textIn(element),
  }
}

function elementsIn(node: Nodes, name: string): Element[] {
  if (!('children' in node)) return []
  return node.children.flatMap((child) => (child.type === 'element' && child.name === name ? [child] : []))
}

function textIn(element: Element | undefined): string {
  return (element?.children ?? []).map((child) => ('value' in child ? child.value : '')).join('')
}

function textStart(element: Element | undefined): Place | undefined {
  const node = element?.children.find((child) => child.type === 'cdata') ?? element?.children[0]
  if (!node) return undefined
  const { line, column } = startOf(node)
  return { line, column: node.type === 'cdata' ? column + '<![CDATA['.length : column }
}

function startOf({ position }: Nodes): Place {
  const { line, column } = position?.start ?? START
  return { line, column }
}

function placeIn(error: unknown): Partial<Place> {
  if (typeof error !== 'object' || error === null || !('line' in error) || !('column' in error)) return {}
  return typeof error.line === 'number' && typeof error.column === 'number'
    ? { line: error.line, column: error.column }
    : {}
}
