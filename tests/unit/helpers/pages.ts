import type { Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { selectAll } from 'hast-util-select'
import { toHtml } from 'hast-util-to-html'
import type { Service } from '../../../lib/publication/services.ts'

/** A page with these in its head and body. */
export function pageOf(head: string, body = ''): Root {
  return fromHtml(`<!doctype html><html lang="en" dir="ltr"><head>${head}</head><body>${body}</body></html>`)
}

/** What a step does to a page: the page's head and body afterwards, as text. */
export function after(step: (tree: Root) => void, head: string, body = ''): { head: string; body: string } {
  const tree = pageOf(head, body)
  step(tree)
  const inside = (tag: string) =>
    selectAll(tag, tree)
      .map(({ children }) => toHtml(children))
      .join()
  return { head: inside('head'), body: inside('body') }
}

/** A service that a reader may consent to. */
export function aService(facts: Partial<Service> = {}): Service {
  return {
    name: 'Count',
    purpose: 'statistics',
    attributes: {},
    hosts: { connect: [], image: [], frame: [], script: [] },
    trustedTypes: [],
    cookies: [],
    storage: [],
    ...facts,
  }
}
