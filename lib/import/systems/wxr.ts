import type { Element, Nodes } from 'xast'
import { fromXml } from 'xast-util-from-xml'
import { type Place, START } from '../../problem/problem.ts'
import { reasonOf } from '../../problem/reason-of.ts'
import { isRecord } from '../../source/is-record.ts'
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

/**
 * Reads a WordPress export. Entities that the export itself defines are not expanded: they make it unreadable.
 * @param fail reports why it cannot be read
 * @returns its channel; undefined if it cannot be read
 */
export function readWxr({ text }: SourceFile, fail: (place: Place, reason: string) => void): WxrNode | undefined {
  try {
    const channel = elementsIn(fromXml(text), 'rss').flatMap((rss) => elementsIn(rss, 'channel'))[0]
    if (channel) return toNode(channel)
    fail(START, 'It has no channel')
  } catch (error) {
    const { line, column } = isRecord(error) ? error : START
    fail({ line: Number(line ?? 1), column: Number(column ?? 1) }, reasonOf(error).replace(/ \(line .*$/, ''))
  }
  return undefined
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
