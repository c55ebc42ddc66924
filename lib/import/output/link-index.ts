import path from 'node:path'
import { decodePercent } from '../../source/decode-percent.ts'
import { anchorFor } from '../body/anchors.ts'
import { FILE_LINK, LOST_VALUE } from '../body/placeholders.ts'
import type { PlacedEdition } from './normalize-edition.ts'

/**
 * The target of a link: in the new site, or with a reason in the old one; or the reason why it has none, and a hint.
 */
type Destination =
  | { readonly href: string; readonly reason?: string }
  | { readonly href?: undefined; readonly reason: string; readonly hint?: string }

const SITE = 'https://site.invalid'

/** Returns the target of a link in a text, by its address as written. */
export type ResolveLink = (url: string, from: PlacedEdition) => Destination

/** The old site. */
interface OldSite {
  /** The folder of the source. */
  readonly root: string
  /** Hosts that the source itself was published on; the first is the main one. */
  readonly hosts: readonly string[]
}

/** Returns a function that finds the targets of a source’s links among the imported stories, or in the old site. */
export function linkResolver(placed: readonly PlacedEdition[], { root, hosts }: OldSite): ResolveLink {
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

  return (url, from) => {
    if (/^(?:mailto|tel):/i.test(url)) return { href: url }
    if (url.includes(LOST_VALUE)) return { reason: 'only the old site could work out its address' }
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
}

function linkTo(target: PlacedEdition, fragment: string, from: PlacedEdition): Destination {
  if (target.isDraft && !from.isDraft) return { reason: 'it links to a draft, which is not published' }
  const id = fragment ? anchorFor(target.anchors, fragment.slice(1)) : undefined
  const hash = id ? `#${id}` : ''
  if (target === from && hash) return { href: hash }
  if (target === from && fragment && id === undefined) return { reason: 'there is no heading of that name' }
  const { lang, slug } = target
  return { href: (lang === from.lang ? `../${slug}/` : `../../${lang}/${slug}/`) + hash }
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
