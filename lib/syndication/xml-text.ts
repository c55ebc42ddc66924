import type { Element, Instruction } from 'xast'
import { toXml } from 'xast-util-to-xml'

// What XML 1.0 cannot hold in any form (2.2, Char), though a story may.
const NOT_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu

/**
 * A whole document of XML 1.0, with a line for each child of its root. What it holds as `raw` is written as it is.
 * @param instructions what stands between the declaration and the root
 */
export function xmlText(root: Element, instructions: readonly Instruction[] = []): string {
  const declaration: Instruction = { type: 'instruction', name: 'xml', value: 'version="1.0" encoding="utf-8"' }
  const newline = { type: 'text' as const, value: '\n' }
  root.children = root.children.flatMap((child) => [newline, child])
  const children = [declaration, ...instructions, root].flatMap((node) => [node, newline])
  // The end of a CDATA section must not stand in a text (2.4), and the library leaves it there.
  return toXml({ type: 'root', children }, { closeEmptyElements: true, allowDangerousXml: true })
    .replaceAll(NOT_XML, '')
    .replaceAll(']]>', ']]&gt;')
}
