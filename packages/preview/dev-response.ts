import type { Element, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { select, selectAll } from 'hast-util-select'
import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'
import { bytesOf } from '../../lib/attachment/attachment.ts'
import { pageIn } from '../../lib/builder/page/compiled.ts'
import { documentOptions, renderDocument } from '../../lib/builder/page/render-document.ts'
import { type Library, storyNamed } from '../../lib/library/library.ts'
import { hasList } from '../../lib/library/lists.ts'
import { picturesOfSite } from '../../lib/library/look.ts'
import { redirectsOf } from '../../lib/library/outlines.ts'
import { mediaTypeOf, pictureFile } from '../../lib/picture/encode-picture.ts'
import { printProblems } from '../../lib/problem/print-problems.ts'
import { compareProblems } from '../../lib/problem/problem.ts'
import {
  decodePercent,
  editionAddress,
  fileAt,
  LANGUAGE_CHOOSER,
  storyAddress,
} from '../../lib/publication/addresses.ts'
import { inLanguage } from '../../lib/publication/publication.ts'
import { hasOffline, hasSearch } from '../../lib/settings/settings.ts'
import { sourceTextOf } from '../../lib/source/source-file.ts'
import { attachmentNamed } from '../../lib/story/kinds/kinds.ts'
import type { Collection } from '../../lib/story/read/read-folder.ts'
import type { DevLibrary } from './dev-library.ts'
import type { DevClient, DevCode, DevSite } from './dev-site.ts'
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
  if (address.startsWith('/assets/')) return asset(site.library, library, code, address)
  if (!address.endsWith('/') && isPage(library, `${address}/`))
    return { status: 302, type: TEXT, body: '', location: `${address}/` }
  const exists = isPage(library, address)
  const moved = exists
    ? undefined
    : redirectsOf(library).find(({ from }) => decodePercent(from) === decodePercent(address))
  if (moved) return { status: 302, type: TEXT, body: '', location: moved.to }
  try {
    const shown = await devPage({ site: site.library, library }, code, client, exists ? address : '/404.html')
    return page(exists ? 200 : 404, shown)
  } catch (error) {
    const report = problems.length > 0 ? `${printProblems(problems, sourceTextOf(root))}\n\n` : ''
    return failed(`${address} cannot be shown`, report + reasonOf(error))
  }
}

async function asset(
  site: DevLibrary,
  library: Library,
  { compiled, overrides }: DevCode,
  address: string,
): Promise<DevResponse> {
  const { script: usual, scriptWithServices, languageChooser, search, live, lazy, lazySheet } = compiled
  const own = overrides?.elements.map((element) => element.script) ?? []
  const one = [usual, scriptWithServices, languageChooser, search, live, lazy, ...own].find(
    ({ name }) => address === `/${name}`,
  )
  if (one) return script(one.code)
  if (address === `/${lazySheet.name}`) return { status: 200, type: 'text/css;charset=utf-8', body: lazySheet.code }
  const name = address.slice('/assets/'.length)
  try {
    const file = await pictureFile(picturesOfSite(library), name)
    if (file !== undefined) return { status: 200, type: mediaTypeOf(name), body: file }
    const attached = attachmentNamed(library, name)
    if (attached) return { status: 200, type: attached.type, body: bytesOf(attached) }
    const font = (await site.fonts).files.get(`assets/${name}`)
    if (font) return { status: 200, type: name.endsWith('.txt') ? TEXT : 'font/woff2', body: font }
  } catch (error) {
    console.error(`${name} cannot be shown: ${reasonOf(error)}`)
  }
  return { status: 404, type: TEXT, body: 'There is no such file.' }
}

function script(body: string): DevResponse {
  return { status: 200, type: 'text/javascript;charset=utf-8', body }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/**
 * Renders the page at an address as the build would, with additions for its authors: its problems, and what is not
 * published. A script of its own follows changes.
 * @param address as a static host has it: with a slash at its end, or `/404.html`
 * @throws if its components throw
 */
async function devPage(
  { site, library }: { readonly site: DevLibrary; readonly library: Library },
  { renderer, compiled, overrides }: DevCode,
  client: DevClient,
  address: string,
): Promise<string> {
  const name = fileAt(address)
  const shown = pageIn(name, library.publication)
  const fonts = await site.fonts
  const assembly = documentOptions({ ...library.publication, fonts: fonts.faces }, compiled, overrides)
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
function markUnpublished(tree: Root, library: Library, address: string): void {
  const { publication } = library
  for (const heading of selectAll('main :is(h2, h3)', tree)) {
    const [link] = selectAll('a[href]', heading)
    const target = new URL(String(link?.properties.href ?? ''), `http://site.invalid${address}`).pathname
    const [lang = '', slug = ''] = target.split('/').filter(Boolean)
    const unpublished = storyNamed(library, lang, decodePercent(slug))?.editions.get(lang)?.unpublished
    if (link && unpublished)
      heading.children.push(
        { type: 'text', value: ' ' },
        h('mark', inLanguage(publication.messages, lang)[unpublished.reason]),
      )
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

/**
 * Returns the content file that the page at an address shows, with its edition unless that is withdrawn; undefined for
 * a list, or if there is no page.
 */
function devPlaceAt(library: Library, address: string) {
  const [lang = '', name = '', ...more] = address.split('/').filter(Boolean).map(decodePercent)
  const named = storyNamed(library, lang, name)
  const collection: Collection = named ? 'stories' : 'pages'
  const story = named ?? library.pages.get(name)
  const { slug = name } = story ?? {}
  const edition = story?.editions.get(lang)
  if (more.length > 0 || !(edition || story?.withdrawn.has(lang))) return undefined
  return { collection, slug, lang, edition }
}

type DevPlace = NonNullable<ReturnType<typeof devPlaceAt>>

/** Returns whether the site has a page at an address. */
function isPage(library: Library, address: string): boolean {
  const tools = [hasSearch() && 'search', hasOffline() && 'offline']
  const fixed = library.publication.languages.flatMap(({ tag }) => [
    `/${tag}/`,
    ...tools.map((tool) => `/${tag}/${tool}/`),
  ])
  return (
    [LANGUAGE_CHOOSER, ...fixed].includes(address) ||
    hasList(library, address) ||
    devPlaceAt(library, address) !== undefined
  )
}

/**
 * Returns whether a page shows the problems of a file. These are the problems of its own text, of other files in its
 * folder that are not texts, of site.yaml on every page, and of front.yaml on every list.
 */
function isShownAt(place: DevPlace | undefined, file: string): boolean {
  const [, collection, slug, name] = file.split('/')
  if (collection === 'site.yaml') return true
  if (collection?.startsWith('front.')) return place === undefined
  const isBeside = place !== undefined && collection === place.collection && slug === place.slug
  return isBeside && (!name?.endsWith('.md') || name === `${place.lang}.md`)
}

/** Returns the address of the page that shows a file; undefined if there is none. */
function devAddressOf(library: Library, file: string): string | undefined {
  const [, , slug = '', name = ''] = file.split('/')
  const lang = name.replace(/\.md$/, '')
  const edition = library.stories.get(slug)?.editions.get(lang)
  const address = edition ? editionAddress(edition) : storyAddress(lang, slug)
  return devPlaceAt(library, address) && address
}
