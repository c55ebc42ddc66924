import type { Element, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { select, selectAll } from 'hast-util-select'
import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'
import { compiledFor, pageIn } from '../../lib/builder/page/compiled.ts'
import { renderDocument } from '../../lib/builder/page/render-document.ts'
import type { Library } from '../../lib/library/library.ts'
import { sourceTextOf } from '../../lib/library/read-library.ts'
import { compareProblems } from '../../lib/problem/problem.ts'
import { formOrigins } from '../../lib/publication/newsletter.ts'
import { inLanguage } from '../../lib/publication/publication.ts'
import { hasOffline } from '../../lib/settings/settings.ts'
import type { DevClient, DevCode } from './dev-code.ts'
import type { DevLibrary } from './dev-library.ts'
import { devAddressOf, devPlaceAt, isShownAt } from './dev-place.ts'
import { markProblems, problemList } from './mark-problems.ts'

/**
 * Renders the page at an address as the build would, with additions for its authors: its problems, and what is not
 * published. A script of its own follows changes.
 * @param address as a static host has it: with a slash at its end, or `/404.html`
 * @throws if its components throw
 */
export async function devPage(
  { site, library }: { readonly site: DevLibrary; readonly library: Library },
  { renderer, compiled, overrides }: DevCode,
  client: DevClient,
  address: string,
): Promise<string> {
  const name = `${address.slice(1)}${address.endsWith('/') ? 'index.html' : ''}`
  const shown = pageIn(name, library.publication)
  const { services } = library.publication.consent
  const fonts = await site.fonts
  const assembly = {
    compiled: compiledFor({ ...library.publication, fonts: fonts.faces }, compiled, overrides?.css),
    elements: overrides?.elements ?? [],
    services,
    forms: formOrigins(library.publication.newsletter),
    site: undefined,
    offline: hasOffline(),
  }
  const tree = fromHtml(renderDocument(await renderer.renderPage(shown.address, library), name, shown.route, assembly))
  const place = devPlaceAt(library, address)
  const found = place ? await site.problemsWith(place.collection, place.slug) : site.problems
  const problems = [...found, ...fonts.problems].toSorted(compareProblems)
  const here = problems.filter(({ file }) => isShownAt(place, file))
  markUnpublished(tree, library, address)
  markProblems(tree, here, place?.edition, sourceTextOf(site.root))
  if (problems.length > 0) {
    const elsewhere = problems.filter(({ file }) => !isShownAt(place, file))
    select('body', tree)?.children.push(problemList(here, elsewhere, (file) => devAddressOf(library, file)))
  }
  const head = select('head', tree)
  if (head) head.children = devHead(head, client)
  return serialise(tree)
}

/**
 * Marks unpublished stories in the lists of a page. A story's own page says so itself.
 * @param address the address of the page
 */
function markUnpublished(tree: Root, { publication, stories }: Library, address: string): void {
  for (const heading of selectAll('main :is(h2, h3)', tree)) {
    const [link] = selectAll('a[href]', heading)
    const target = new URL(String(link?.properties.href ?? ''), `http://site.invalid${address}`).pathname
    const [lang = '', slug = ''] = target.split('/').filter(Boolean)
    const unpublished = stories.get(slug)?.editions.get(lang)?.unpublished
    if (link && unpublished)
      heading.children.push(
        { type: 'text', value: ' ' },
        h('mark', inLanguage(publication.messages, lang)[unpublished.reason]),
      )
  }
}

/** Returns a page that replaces one that cannot be shown; it follows changes too. */
export function failurePage(title: string, report: string, client: DevClient): string {
  const head = h('head', [h('meta', { charSet: 'utf-8' }), h('title', title)])
  head.children = devHead(head, client)
  const main = h('main', [
    h('div', { className: ['dev-problem', 'error'], role: 'alert' }, [h('h1', title), h('pre', report)]),
  ])
  return serialise({
    type: 'root',
    children: [{ type: 'doctype' }, h('html', { lang: 'en' }, [head, h('body', [main])])],
  })
}

/**
 * Returns the head of a page of the dev server. Its script comes before all others, because it must see the page as it was
 * served. The policy, which would block the script, and the speculation rules are removed: no prerendered page may be shown.
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
