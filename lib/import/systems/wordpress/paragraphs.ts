import type { ElementContent, Root, RootContent } from 'hast'
import { phrasing } from 'hast-util-phrasing'
import { h } from 'hastscript'

/**
 * Adds paragraphs to HTML that was written without them, as WordPress does when it shows a text (`wpautop`): an empty
 * line separates two paragraphs, and a line end becomes a line break.
 */
export function addParagraphs(html: Root): void {
  html.children = paragraphsOf(html.children)
}

function paragraphsOf(nodes: readonly RootContent[]): ElementContent[] {
  const found: ElementContent[] = []
  let line: ElementContent[] = []
  const flush = () => {
    const [first] = line
    if (line.some((node) => node.type !== 'text' || node.value.trim() !== '')) {
      found.push({ ...h('p', withBreaks(line)), ...(first?.position ? { position: first.position } : {}) })
    }
    line = []
  }
  for (const node of nodes) {
    if (node.type === 'doctype') continue
    if (node.type === 'text') {
      const [start = '', ...others] = node.value.split(/\n\s*\n/)
      let passed = 0
      line.push({ ...node, value: start })
      for (const part of others) {
        flush()
        passed = node.value.indexOf(part, passed)
        line.push({ ...node, value: part, ...lineAt(node, passed) })
      }
    } else if (
      node.type === 'comment' ||
      (node.type === 'element' && phrasing(node) && !node.tagName.startsWith('masthead'))
    ) {
      line.push(node)
    } else {
      flush()
      if (node.type !== 'element') continue
      const holds = ['blockquote', 'div', 'section', 'article', 'center'].includes(node.tagName)
      const isParagraph = node.tagName === 'p'
      found.push({
        ...node,
        children: holds ? paragraphsOf(node.children) : isParagraph ? withBreaks(node.children) : node.children,
      })
    }
  }
  flush()
  return found
}

/** Returns the position of a part of a text, from the lines before it. */
function lineAt(node: ElementContent & { value: string }, offset: number): Pick<ElementContent, 'position'> {
  if (!node.position) return {}
  const start = { line: node.position.start.line + node.value.slice(0, offset).split('\n').length - 1, column: 1 }
  return { position: { ...node.position, start } }
}

function withBreaks(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node, index): ElementContent[] => {
    if (node.type === 'element' && phrasing(node)) return [{ ...node, children: withBreaks(node.children) }]
    if (node.type !== 'text') return [node]
    const value = index === 0 ? node.value.trimStart() : node.value
    const lines = (index === nodes.length - 1 ? value.trimEnd() : value).split('\n')
    return lines.flatMap((text, row) => (row === 0 ? [{ ...node, value: text }] : [h('br'), { ...node, value: text }]))
  })
}
