import type { Element, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { select, selectAll } from 'hast-util-select'
import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'
import { printProblems } from '../../lib/problem/print-problems.ts'
import { answerAt, type DevPage } from '../../lib/server/dev-library.ts'
import { sourceTextOf } from '../../lib/source/source-file.ts'
import type { DevClient, DevSite } from './dev-site.ts'
import { markProblems, problemList } from './mark-problems.ts'

/** The response to a request. */
export interface DevResponse {
  readonly status: number
  readonly type: string
  readonly body: string | Uint8Array
  /** The address to redirect to. */
  readonly location?: string
}

const TEXT = 'text/plain;charset=utf-8'

/** Returns the response for an address. For a page that cannot be shown, it gives the reason and follows changes. */
export async function respond(site: DevSite, address: string): Promise<DevResponse> {
  const client = await site.client.catch(reasonOf)
  // The script that follows changes does not compile itself.
  if (typeof client === 'string') return { status: 500, type: TEXT, body: client }
  const page = (status: number, body: string) => ({ status, type: 'text/html;charset=utf-8', body })
  const failed = (title: string, report: string) => page(500, failurePage(title, report, client))
  const { library, problems, root } = site.library
  if (address === `/${client.script.name}`) return script(client.script.code)
  if (!library) return failed('This newsroom cannot be shown', printProblems(problems, sourceTextOf(root)))
  const code = await site.code.catch(reasonOf)
  if (typeof code === 'string') return failed('The code does not compile', code)
  const answer = await answerAt(site.library, library, code, address)
  if (!answer) return { status: 404, type: TEXT, body: 'There is no such file.' }
  if ('body' in answer) return { status: 200, ...answer }
  if ('location' in answer) return { status: 302, type: TEXT, body: '', ...answer }
  try {
    const shown = markedPage(await answer.render(), address, client, sourceTextOf(root))
    return page(answer.exists ? 200 : 404, shown)
  } catch (error) {
    const report = problems.length > 0 ? `${printProblems(problems, sourceTextOf(root))}\n\n` : ''
    return failed(`${address} cannot be shown`, report + reasonOf(error))
  }
}

function script(body: string): DevResponse {
  return { status: 200, type: 'text/javascript;charset=utf-8', body }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/**
 * Returns a page with additions for its authors: its problems, and what is not published. A script of its own follows
 * changes.
 * @param address the address of the page
 * @param textOf returns the text of a file
 */
function markedPage(
  { html, edition, here, elsewhere, addressOf, unpublishedAt }: DevPage,
  address: string,
  client: DevClient,
  textOf: (file: string) => string | undefined,
): string {
  const tree = fromHtml(html)
  markUnpublished(tree, address, unpublishedAt)
  markProblems(tree, here, edition, textOf)
  if (here.length + elsewhere.length > 0) select('body', tree)?.children.push(problemList(here, elsewhere, addressOf))
  const head = select('head', tree)
  if (head) head.children = devHead(head, client)
  return serialise(tree)
}

/**
 * Marks unpublished stories in the lists of a page. A story's own page says so itself.
 * @param address the address of the page
 */
function markUnpublished(tree: Root, address: string, unpublishedAt: DevPage['unpublishedAt']): void {
  for (const heading of selectAll('main :is(h2, h3)', tree)) {
    const [link] = selectAll('a[href]', heading)
    if (!link) continue
    const target = new URL(String(link.properties.href ?? ''), `http://site.invalid${address}`).pathname
    const reason = unpublishedAt(target)
    if (reason !== undefined) heading.children.push({ type: 'text', value: ' ' }, h('mark', reason))
  }
}

/** Returns a page that replaces one that cannot be shown; it follows changes too. */
function failurePage(title: string, report: string, client: DevClient): string {
  const head = h('head', [h('meta', { charSet: 'utf-8' }), h('title', title)])
  head.children = devHead(head, client)
  const main = h('main', [h('div', { className: 'dev-error', role: 'alert' }, [h('h1', title), h('pre', report)])])
  return serialise({
    type: 'root',
    children: [{ type: 'doctype' }, h('html', { lang: 'en' }, [head, h('body', [main])])],
  })
}

/**
 * Returns the head of a page of the dev server. Its script comes before all others, because it must see the page as it
 * was served. The policy, which would block the script, and the speculation rules are removed: no prerendered page may
 * be shown.
 */
function devHead({ children }: Element, { script, style }: DevClient): Element['children'] {
  const kept = children.filter((node) => {
    if (node.type !== 'element') return true
    const { httpEquiv, type, rel } = node.properties
    return !(httpEquiv || type === 'speculationrules' || (Array.isArray(rel) && rel.includes('manifest')))
  })
  return [h('script', { src: `/${script.name}`, defer: true }), ...kept, h('style', style)]
}

function serialise(tree: Root): string {
  return toHtml(tree, { collapseEmptyAttributes: true, characterReferences: { useNamedReferences: false } })
}
