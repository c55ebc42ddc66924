import type { Root } from 'hast'
import { visit } from 'unist-util-visit'
import type { SiteScript } from './bundle-elements.ts'
import { SPECULATION_RULES } from './speculation-rules.ts'

/** Gives a page the rules for fetching the next, and, if it has custom elements, the scripts that bring them to life. */
export function addScript(tree: Root, ...scripts: readonly SiteScript[]): void {
  let behaves = false
  visit(tree, 'element', (node) => {
    if (node.tagName.includes('-')) behaves = true
  })
  visit(tree, 'element', (node) => {
    if (node.tagName !== 'head') return
    const rules = { type: 'speculationrules' }
    const text = { type: 'text' as const, value: SPECULATION_RULES }
    node.children.push({ type: 'element', tagName: 'script', properties: rules, children: [text] })
    if (!behaves) return
    for (const { name, hash } of scripts) {
      const signed = { src: `/${name}`, defer: true, integrity: hash }
      node.children.push({ type: 'element', tagName: 'script', properties: signed, children: [] })
    }
  })
}
