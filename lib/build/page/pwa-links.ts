import type { Element, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { visit } from 'unist-util-visit'

/**
 * What a page's head says of the app: its manifest, the icon that iOS asks for, and the colour of the browser's own bars in
 * the dark; by day they are as light as the paper by themselves. The choice of language and the page for what is not there
 * belong to no language, and have none of it.
 * @param name the page's file in the site
 */
export function pwaLinks(name: string): string {
  const [lang, rest] = name.split('/')
  if (rest === undefined) return ''
  return (
    `<link rel="manifest" href="/${lang}/manifest.webmanifest"><link rel="apple-touch-icon" href="/icons/apple-touch-icon.png">` +
    '<meta name="theme-color" content="#10141a" media="(prefers-color-scheme:dark)">'
  )
}

/** The same in a page that is a tree: at the end of what its head has. */
export function addPwaLinks(tree: Root, name: string): void {
  visit(tree, 'element', (node: Element) => {
    if (node.tagName === 'head')
      node.children.push(...fromHtml(pwaLinks(name), { fragment: true }).children.filter(isElement))
  })
}

function isElement(node: Root['children'][number]): node is Element {
  return node.type === 'element'
}
