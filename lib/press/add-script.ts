import type { Root } from 'hast'
import { visit } from 'unist-util-visit'
import type { ElementsScript } from './bundle-elements.ts'

/** Gives a page that has custom elements the script that brings them to life, after the text. */
export function addScript(tree: Root, script: ElementsScript): void {
  let needed = false
  visit(tree, 'element', (node) => {
    if (node.tagName.includes('-')) needed = true
  })
  if (!needed) return
  visit(tree, 'element', (node) => {
    if (node.tagName !== 'head') return
    const properties = { src: `/${script.name}`, defer: true, integrity: script.hash }
    node.children.push({ type: 'element', tagName: 'script', properties, children: [] })
  })
}
