import type { Root } from 'hast'
import { selectAll } from 'hast-util-select'
import { h } from 'hastscript'
import { messagesFor } from '../language/messages.ts'
import type { Library } from '../library/library.ts'

/**
 * Marks unpublished stories in the lists of a page. A story's own page says so itself.
 * @param address the address of the page
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
