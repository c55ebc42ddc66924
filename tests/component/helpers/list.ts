import { toListItem } from '../../../lib/library/library.ts'
import type { NamedItem } from '../../../lib/library/list.ts'
import { aStoryEdition } from './story.ts'

/** Stories of one month as a list holds them, the newest, Ship 1, on its 28th. */
export function items(count: number, month = '2025-02'): NamedItem[] {
  return Array.from({ length: count }, (_, index) => {
    const date = `${month}-${String(28 - index).padStart(2, '0')}`
    const facts = { slug: `ship-${index + 1}`, title: `Ship ${index + 1}`, section: 'harbour', kind: 'news' } as const
    const edition = aStoryEdition({ ...facts, date })
    return { ...toListItem(edition), authors: ['Mei Tan'], minutes: 3 }
  })
}

/** The links of a part of a page: what each is called and where it leads. */
export function links(root: HTMLElement): [string | null, string | null][] {
  return [...root.querySelectorAll('a')].map((link) => [link.textContent, link.getAttribute('href')])
}
