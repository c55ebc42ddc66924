import type { Locator } from '@playwright/test'

/** The lines of a text, as the browser has broken it. */
export function linesOf(text: Locator): Promise<string[]> {
  return text.evaluate((element) => {
    const lines: string[] = []
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    let bottom = Number.NEGATIVE_INFINITY
    while (walker.nextNode()) {
      const node = walker.currentNode
      if (!(node instanceof Text)) continue
      for (let at = 0; at < node.length; at++) {
        range.setStart(node, at)
        range.setEnd(node, at + 1)
        const box = range.getBoundingClientRect()
        if (box.top >= bottom) lines.push('')
        bottom = box.top >= bottom ? (box.top + box.bottom) / 2 : bottom
        lines.push(`${lines.pop() ?? ''}${node.data[at]}`)
      }
    }
    return lines
  })
}
