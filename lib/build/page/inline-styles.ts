import type { Element, Root } from 'hast'
import { SKIP, visit } from 'unist-util-visit'

/**
 * Moves the page's stylesheets into it, in their order, as one <style>: a reader waits for one answer, not for two.
 * @returns the style sheet
 */
export function inlineStyles(tree: Root, stylesheet: (address: string) => string): string {
  const sheets: string[] = []
  let head: Element | undefined
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName === 'head') head = node
    const { rel, href } = node.properties
    if (node.tagName !== 'link' || !Array.isArray(rel) || !rel.includes('stylesheet')) return undefined
    if (typeof href === 'string') sheets.push(stylesheet(href).trim())
    if (parent && index !== undefined) parent.children.splice(index, 1)
    return [SKIP, index ?? 0]
  })
  const css = sheets.join('\n')
  head?.children.push({ type: 'element', tagName: 'style', properties: {}, children: [{ type: 'text', value: css }] })
  return css
}
