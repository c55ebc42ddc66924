import type { Root } from 'hast'
import { selectAll } from 'hast-util-select'
import { h } from 'hastscript'
import { messagesFor } from '../language/messages.ts'
import type { Library } from '../library/library.ts'

/**
 * Marks what is not published where lists of a page lead to it; its own page says so by itself.
 * @param address the page’s own
 */
export function markUnpublished(tree: Root, { stories }: Library, address: string): void {
  for (const heading of selectAll('main :is(h2, h3)', tree)) {
    const [link] = selectAll('a[href]', heading)
    const target = new URL(String(link?.properties.href ?? ''), `http://site.invalid${address}`).pathname
    const [lang = '', slug = ''] = target.split('/').filter(Boolean)
    const held = stories.get(slug)?.editions.get(lang)?.held
    if (link && held) heading.children.push({ type: 'text', value: ' ' }, h('mark', messagesFor(lang)[held.why]))
  }
}
