import type { Element, Properties, Root } from 'hast'
import { visit } from 'unist-util-visit'
import type { SiteScript } from '../compile/bundle-elements.ts'
import { RESTORE_SCRIPT } from './restore-script.ts'
import { SPECULATION_RULES } from './speculation-rules.ts'

/** Gives a page the script that restores the reader's settings, the rules for fetching the next, and, if it has custom elements, the scripts that bring them to life. */
export function addScript(tree: Root, ...scripts: readonly SiteScript[]): void {
  let behaves = false
  visit(tree, 'element', (node) => {
    if (node.tagName.includes('-')) behaves = true
  })
  visit(tree, 'element', (node) => {
    if (node.tagName !== 'head') return
    node.children.push(inline({}, RESTORE_SCRIPT), inline({ type: 'speculationrules' }, SPECULATION_RULES))
    if (!behaves) return
    for (const { name, hash } of scripts) {
      const signed = { src: `/${name}`, defer: true, integrity: hash }
      node.children.push({ type: 'element', tagName: 'script', properties: signed, children: [] })
    }
  })
}

function inline(properties: Properties, value: string): Element {
  return { type: 'element', tagName: 'script', properties, children: [{ type: 'text', value }] }
}
