import type { Element, Instruction } from 'xast'
import { toXml } from 'xast-util-to-xml'

/**
 * Writes a whole XML 1.0 document, with a line for each child of its root. Nodes of type `raw` are written unchanged.
 * @param instructions the processing instructions between the declaration and the root
 */
export function xmlText(root: Element, instructions: readonly Instruction[] = []): string {
  const declaration: Instruction = { type: 'instruction', name: 'xml', value: 'version="1.0" encoding="utf-8"' }
  const newline = { type: 'text' as const, value: '\n' }
  root.children = root.children.flatMap((child) => [newline, child])
  const children = [declaration, ...instructions, root].flatMap((node) => [node, newline])
  // The end of a CDATA section must not appear in text (2.4), and the library does not escape it.
  return toXml({ type: 'root', children }, { closeEmptyElements: true, allowDangerousXml: true })
    .replaceAll(NOT_XML, '')
    .replaceAll(']]>', ']]&gt;')
}

// Characters that XML 1.0 cannot contain in any form (2.2, Char), though a story may.
const NOT_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu

/**
 * Returns JSON that is safe in a script element. Nothing in it ends the element or begins a comment (HTML,
 * “Restrictions for contents of script elements”). Nor does anything in it look like markup to the build, which edits
 * pages without parsing them.
 */
export function jsonForHtml(data: object): string {
  const code = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  return JSON.stringify(data).replaceAll(/[<>&=]/g, code)
}

/** Escapes text for HTML, in an attribute or between tags. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
