import type { Element, Nodes } from 'xast'
import { fromXml } from 'xast-util-from-xml'
import type { XmlNode } from '../../../lib/newsroom/import-source.ts'
import { type Place, reasonOf, START } from '../../../lib/problem/problem.ts'
import { isRecord } from '../../../lib/settings/read-json.ts'
import type { SourceFile } from '../../../lib/source/source-file.ts'

/**
 * Reads an XML file. Entities that the file itself defines are not expanded: they make it unreadable.
 * @param fail reports why it cannot be read
 * @returns its outermost element; undefined if it cannot be read
 */
export function readXml({ text }: SourceFile, fail: (place: Place, reason: string) => void): XmlNode | undefined {
  try {
    const root = fromXml(text).children.find((node) => node.type === 'element')
    if (root) return toNode(root)
    fail(START, 'It has no element')
  } catch (error) {
    const { line, column } = isRecord(error) ? error : START
    fail({ line: Number(line ?? 1), column: Number(column ?? 1) }, reasonOf(error).replace(/ \(line .*$/, ''))
  }
  return undefined
}

function toNode(element: Element): XmlNode {
  const first = (name: string) => elementsIn(element, name)[0]
  return {
    name: element.name,
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
