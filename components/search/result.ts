import { formatDate } from '../../lib/language/format.ts'
import type { PagefindStory } from './pagefind.ts'

/** Creates the list item of a result: the kicker, the headline, the excerpt with the matches, the day. */
export function resultItem({ url, excerpt, meta }: PagefindStory, tag: string): HTMLElement {
  const { title = '', kicker, date, desk } = meta
  const link = make('a', title)
  link.href = url
  const time = make('time', date ? formatDate(date, tag) : '')
  if (date) time.dateTime = date
  const parts = [
    kicker ? kickerOf(kicker) : '',
    make('h2', link),
    make('p', ...excerptNodes(excerpt)),
    date ? time : '',
  ]
  const item = make('li', ...parts)
  item.className = 'item'
  if (desk) item.dataset.desk = desk
  return item
}

function kickerOf(text: string): HTMLElement {
  const kicker = make('p', text)
  kicker.className = 'kicker'
  return kicker
}

/**
 * Turns an excerpt into nodes: Pagefind returns HTML, which the page's content security policy does not let scripts
 * insert.
 */
export function excerptNodes(excerpt: string): Node[] {
  return excerpt.split(/(<mark>.*?<\/mark>)/s).flatMap((part) => {
    const [, found] = /^<mark>(.*)<\/mark>$/s.exec(part) ?? []
    const text = (found ?? part).replaceAll('&lt;', '<').replaceAll('&gt;', '>')
    return found === undefined ? document.createTextNode(text) : make('mark', text)
  })
}

function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  ...content: readonly (string | Node)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  element.append(...content)
  return element
}
