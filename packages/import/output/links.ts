import path from 'node:path'
import type { Link, PhrasingContent, Root } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'
import { playedAs } from '../../../lib/attachment/file-types.ts'
import { placeOf } from '../../../lib/problem/problem.ts'
import { decodePercent } from '../../../lib/publication/addresses.ts'
import type { MediaTrack } from '../../../lib/story/types/section.ts'
import { mediaHtml } from '../../../lib/syndication/markdown-edition.ts'
import { anchorFor } from '../body/anchors.ts'
import { plainTextOf } from '../body/markdown-tree.ts'
import { asWritten, FILE_LINK, isUnknownAddress } from '../body/placeholders.ts'
import type { PlacedEdition } from './normalize-edition.ts'
import type { StoryPictures } from './pictures.ts'

/** Functions that find the targets of links. */
export type LinkIndex = ReturnType<typeof indexLinks>

/**
 * Indexes the imported stories, so that the targets of a source’s links are found among them, or in the old site.
 * @param root the folder of the source
 * @param hosts hosts that the source itself was published on; the first is the main one
 */
export function indexLinks(placed: readonly PlacedEdition[], root: string, hosts: readonly string[]) {
  const fileOf = ({ source }: PlacedEdition) => path.relative(root, source.path).split(path.sep).join('/')
  // Of several with the same name, the first counts.
  const all = placed.toReversed()
  const byPath = new Map(all.flatMap((one) => [...one.paths, ...one.former].map((each) => [plainPath(each), one])))
  const byFile = new Map(all.flatMap((one) => namesOf(fileOf(one)).map((name) => [name, one])))

  const toFile = (address: string, from: PlacedEdition): Destination | undefined => {
    const [name = '', fragment] = address.split('#').map(decodePercent)
    const found = [path.posix.join(path.posix.dirname(fileOf(from)), name), name.replace(/^\/+/, '')]
      .flatMap(namesOf)
      .map((each) => byFile.get(`${each}.${from.lang.toLowerCase()}`) ?? byFile.get(each))
      .find(Boolean)
    const target = name === '' ? from : found
    return target && linkTo(target, fragment ? `#${fragment}` : '', from)
  }

  const toOldSite = (address: string, reason: string): Destination => {
    const [host] = hosts
    const hint = 'Name the address of the old site, and the link leads there: --from-url https://old.example'
    return host ? { href: `https://${host}${address}`, reason } : { reason, hint }
  }

  /** Returns the target of a link in a text, by its address as written. */
  const resolve = (url: string, from: PlacedEdition): Destination => {
    if (/^(?:mailto|tel):/i.test(url)) return { href: url }
    if (isUnknownAddress(url)) return { reason: 'only the old site could work out its address' }
    if (url.startsWith(FILE_LINK))
      return toFile(url.slice(FILE_LINK.length), from) ?? { reason: 'no such file is imported' }
    const full = url.startsWith('//') ? `https:${url}` : url
    const isAbsolute = /^https?:/i.test(full)
    if (!isAbsolute && /^\s*[a-z][a-z\d+.-]*:/i.test(url)) return { reason: 'a story cannot link to such an address' }
    const parsed = URL.parse(full, SITE + from.address)
    if (isAbsolute && parsed && !hosts.includes(parsed.host)) return { href: full }
    if (!parsed) return { reason: 'it is not an address' }
    const { pathname, search, hash } = parsed
    if (url.startsWith('#')) return linkTo(from, hash, from)
    const target = byPath.get(plainPath(pathname + search)) ?? byPath.get(plainPath(pathname))
    if (target) return linkTo(target, hash, from)
    const file = /\.(?:mdx?|markdown|html?)$/i.test(pathname) ? toFile(url, from) : undefined
    if (file) return file
    const reason = 'no story or page of that address is imported'
    return isAbsolute ? { href: full, reason } : toOldSite(pathname + search + hash, reason)
  }
  const linked = new Map<PlacedEdition, Set<string>>()
  for (const from of placed)
    for (const { target, id } of from.fragments.map((url) => resolve(url, from)))
      if (target && id) linked.set(target, (linked.get(target) ?? new Set()).add(id))
  return {
    resolve,
    /** Returns the ids in a text to which links of any text lead. */
    linkedIn: (edition: PlacedEdition): ReadonlySet<string> => linked.get(edition) ?? new Set(),
  }
}

/** The target of a link: the address in the new site or in the old one; without it, the link has none. */
interface Destination {
  readonly href?: string
  /** The reason why it leads to the old site, or nowhere. */
  readonly reason?: string
  readonly hint?: string
  /** The text that it leads to, and the id there. */
  readonly target?: PlacedEdition
  readonly id?: string | undefined
}

const SITE = 'https://site.invalid'

function linkTo(target: PlacedEdition, fragment: string, from: PlacedEdition): Destination {
  if (target.isDraft && !from.isDraft) return { reason: 'it links to a draft, which is not published' }
  const id = fragment ? anchorFor(target.anchors, fragment.slice(1)) : undefined
  const hash = id ? `#${id}` : ''
  if (target === from && hash) return { href: hash, target, id }
  if (target === from && fragment && id === undefined) return { reason: 'there is no heading of that name' }
  const { lang } = target
  const name = target.ownSlug ?? target.slug
  return { href: (lang === from.lang ? `../${name}/` : `../../${lang}/${name}/`) + hash, target, id }
}

function plainPath(address: string): string {
  const [path = '', query] = address.replace(/#.*$/, '').split('?')
  const plain = decodePercent(path)
    .toLowerCase()
    .replace(/(?:(?:\/index)?\.html?)?\/*$/, '')
  return query && /^(?:p|page_id)=\d+$/.test(query) ? `/?${query}` : plain || '/'
}

/** Returns the names of a file: with or without its extension, as a folder, or relative to any folder above it. */
function namesOf(file: string): string[] {
  const stem = file.replace(/\.(?:md|mdx|markdown|html)$/i, '')
  const whole = stem.replace(/\/_?index(?=$|\.[\w-]+$)/, '').replace(/^\.\//, '')
  const parts = whole.split('/')
  return [stem, ...parts.map((_, index) => parts.slice(index).join('/'))].map((name) => name.toLowerCase())
}

/**
 * Rewrites every link of a text to its target in the new site, or to the old site if its target is not imported. A link
 * without any target becomes plain text. A film or a recording that a paragraph consists of is played there.
 * @param copyFile copies the file that a link leads to, and returns its name
 */
export function rewriteLinks(
  tree: Root,
  placed: PlacedEdition,
  resolve: LinkIndex['resolve'],
  copyFile: StoryPictures['copyFile'],
): void {
  const { warn } = placed
  const copyTracks = (tracks: readonly MediaTrack[], node: Link) =>
    tracks.flatMap(({ src, ...others }) => {
      const file = /\.vtt$/i.test(src) ? copyFile(placed, src, placeOf(node)) : undefined
      if (file) return [{ ...others, src: file }]
      const message = `The subtitles ${src} of this film are not imported: there is no such file of WebVTT.`
      warn(placeOf(node), 'import-lost', message, 'Save them as WebVTT (.vtt) beside the story.')
      return []
    })
  visit(tree, 'link', (node, at, parent) => {
    if (!parent || at === undefined) return undefined
    const file = copyFile(placed, node.url, placeOf(node))
    const tracks = node.data?.tracks ?? []
    if (file !== undefined) {
      node.url = file
      node.title = null
      const isAlone = parent.type === 'paragraph' && parent.children.length === 1
      const alt = plainTextOf(node).trim()
      const form = isAlone && alt ? playedAs(file) : undefined
      const texts = form ? copyTracks(tracks, node) : []
      if (form && texts.length > 0) {
        const value = mediaHtml(form, file, alt, texts)
        parent.children.splice(at, 1, { type: 'html', value, position: node.position })
      } else if (form) parent.children.splice(at, 1, { type: 'image', url: file, alt })
      return SKIP
    }
    for (const { src } of tracks)
      warn(placeOf(node), 'import-lost', `The subtitles ${src} of this film are not imported.`)
    const destination = resolve(node.url, placed)
    if (destination.href !== undefined) {
      const { href, reason } = destination
      node.url = href
      node.title = null
      const message = `The link “${plainTextOf(node)}” leads to the old site, ${href}: ${reason}.`
      if (reason) warn(placeOf(node), 'import-changed', message)
      return undefined
    }
    const address = asWritten(node.url)
    const message = `The link “${plainTextOf(node)}” to ${address} is plain text now: ${destination.reason}.`
    warn(placeOf(node), 'link-broken', message, destination.hint)
    parent.children.splice(at, 1, ...node.children)
    return at
  })
}

const ADDRESS = /\b((?:https?:\/\/|masthead-file:)[^\s<>"]*[^\s<>"?!.,:;*_~()])/

/** Makes links of bare addresses in a text, and of bare file links, for systems that show them as links. */
export function linkAddresses(tree: Root): Root {
  visit(tree, (node, index, parent) => {
    if (node.type === 'link' || node.type === 'linkReference') return SKIP
    if (node.type !== 'text' || !parent || index === undefined) return undefined
    // Every second part is an address.
    const parts = node.value.split(ADDRESS).flatMap((text, at): PhrasingContent[] => {
      if (at % 2 === 0) return text ? [{ ...node, value: text }] : []
      const value = text.startsWith(FILE_LINK) ? decodeURIComponent(text.slice(FILE_LINK.length)) : text
      return [{ type: 'link', url: text, children: [{ type: 'text', value }], position: node.position }]
    })
    parent.children.splice(index, 1, ...parts)
    return [SKIP, index + parts.length]
  })
  return tree
}
