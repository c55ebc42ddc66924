import path from 'node:path'
import { decodePercent } from '../../../lib/source/decode-percent.ts'
import { anchorFor } from '../body/anchors.ts'
import { FILE_LINK, isUnknownAddress } from '../body/placeholders.ts'
import type { PlacedEdition } from './normalize-edition.ts'

/** Returns the target of a link in a text, by its address as written. */
export type ResolveLink = (url: string, from: PlacedEdition) => Destination

/**
 * The target of a link: in the new site, with the text and the id there, or with a reason in the old one; or the reason
 * why it has none, and a hint.
 */
type Destination =
  | {
      readonly href: string
      readonly reason?: string
      readonly target?: PlacedEdition
      readonly id?: string | undefined
    }
  | {
      readonly href?: undefined
      readonly reason: string
      readonly hint?: string
      readonly target?: undefined
      readonly id?: undefined
    }

const SITE = 'https://site.invalid'

/** The old site. */
interface OldSite {
  /** The folder of the source. */
  readonly root: string
  /** Hosts that the source itself was published on; the first is the main one. */
  readonly hosts: readonly string[]
}

/** Functions that find the targets of links. */
export interface LinkIndex {
  readonly resolve: ResolveLink
  /** Returns the ids in a text to which links of any text lead. */
  linkedIn(edition: PlacedEdition): ReadonlySet<string>
}

/** Indexes the imported stories, so that the targets of a source’s links are found among them, or in the old site. */
export function indexLinks(placed: readonly PlacedEdition[], { root, hosts }: OldSite): LinkIndex {
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
    if (host) return { href: `https://${host}${address}`, reason }
    return {
      reason,
      hint: 'Name the address of the old site, and the link leads there: --from-url https://old.example',
    }
  }

  const resolve: ResolveLink = (url, from) => {
    if (/^(?:mailto|tel):/i.test(url)) return { href: url }
    if (isUnknownAddress(url)) return { reason: 'only the old site could work out its address' }
    if (url.startsWith(FILE_LINK))
      return toFile(url.slice(FILE_LINK.length), from) ?? { reason: 'no such file is imported' }
    const full = url.startsWith('//') ? `https:${url}` : url
    const isAbsolute = /^https?:/i.test(full)
    if (!isAbsolute && /^\s*[a-z][a-z\d+.-]*:/i.test(url)) return { reason: 'a story cannot link to such an address' }
    const parsed = URL.parse(full, SITE + from.address)
    if (isAbsolute && parsed && !hosts.includes(parsed.host)) return { href: full }
    if (!parsed) return { reason: 'it is no address' }
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
  return { resolve, linkedIn: (edition) => linked.get(edition) ?? new Set() }
}

function linkTo(target: PlacedEdition, fragment: string, from: PlacedEdition): Destination {
  if (target.isDraft && !from.isDraft) return { reason: 'it links to a draft, which is not published' }
  const id = fragment ? anchorFor(target.anchors, fragment.slice(1)) : undefined
  const hash = id ? `#${id}` : ''
  if (target === from && hash) return { href: hash, target, id }
  if (target === from && fragment && id === undefined) return { reason: 'there is no heading of that name' }
  const { lang, slug } = target
  return { href: (lang === from.lang ? `../${slug}/` : `../../${lang}/${slug}/`) + hash, target, id }
}

function plainPath(address: string): string {
  const [path = '', query] = address.replace(/#.*$/, '').split('?')
  const plain = decodePercent(path)
    .replace(/\/index\.html?$/, '')
    .replace(/\.html?$/, '')
    .replace(/\/+$/, '')
    .toLowerCase()
  return query && /^(?:p|page_id)=\d+$/.test(query) ? `/?${query}` : plain || '/'
}

/** Returns the names of a file: with or without its extension, as a folder, or relative to any folder above it. */
function namesOf(file: string): string[] {
  const stem = file.replace(/\.(?:md|mdx|markdown|html)$/i, '')
  const whole = stem.replace(/\/_?index(?=$|\.[\w-]+$)/, '').replace(/^\.\//, '')
  const parts = whole.split('/')
  return [stem, ...parts.map((_, index) => parts.slice(index).join('/'))].map((name) => name.toLowerCase())
}
