import path from 'node:path'
import type { Root } from 'mdast'
import { slugify } from '../../library/slugify.ts'
import { decodePercent } from '../../source/decode-percent.ts'
import { plainTextOf } from '../body/markdown-tree.ts'
import { FILE_LINK } from '../body/placeholders.ts'
import type { PlacedEdition } from './normalize-edition.ts'

/** The target of a link in the new site, or the reason why it has none. */
type Destination = { readonly href: string } | { readonly reason: string }

const SITE = 'https://site.invalid'

/** Returns the target of a link in a text, by its address as written. */
export type ResolveLink = (url: string, from: PlacedEdition) => Destination

/**
 * Returns a function that finds the targets of a source’s links among the imported stories.
 * @param root the folder of the source
 * @param hosts hosts that the source itself was published on
 */
export function linkResolver(placed: readonly PlacedEdition[], root: string, hosts: readonly string[]): ResolveLink {
  const fileOf = ({ source }: PlacedEdition) => path.relative(root, source.path).split(path.sep).join('/')
  // Of several with the same name, the first counts.
  const all = placed.toReversed()
  const byPath = new Map(all.flatMap((one) => [...one.paths, ...one.former].map((each) => [plainPath(each), one])))
  const byFile = new Map(all.flatMap((one) => namesOf(fileOf(one)).map((name) => [name, one])))

  const toFile = (address: string, from: PlacedEdition): Destination => {
    const [name = '', fragment] = address.split('#').map(decodePercent)
    const found = [path.posix.join(path.posix.dirname(fileOf(from)), name), name.replace(/^\/+/, '')]
      .flatMap(namesOf)
      .map((each) => byFile.get(`${each}.${from.lang.toLowerCase()}`) ?? byFile.get(each))
      .find(Boolean)
    const target = name === '' ? from : found
    return target ? linkTo(target, fragment ? `#${fragment}` : '', from) : { reason: 'no such file is imported' }
  }

  return (url, from) => {
    if (/^(?:mailto|tel):/i.test(url)) return { href: url }
    if (url.startsWith(FILE_LINK)) return toFile(url.slice(FILE_LINK.length), from)
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
    if (/\.(?:md|mdx|markdown)$/i.test(pathname)) return toFile(url, from)
    return { reason: 'no story or page of that address is imported' }
  }
}

function linkTo(target: PlacedEdition, fragment: string, from: PlacedEdition): Destination {
  if (target.isDraft && !from.isDraft) return { reason: 'it links to a draft, which is not published' }
  const id = fragment ? headingId(target.tree, decodePercent(fragment.slice(1))) : undefined
  const hash = id ? `#${id}` : ''
  if (target === from && hash) return { href: hash }
  if (target === from && fragment) return { reason: 'there is no heading of that name' }
  const { lang, slug } = target
  return { href: (lang === from.lang ? `../${slug}/` : `../../${lang}/${slug}/`) + hash }
}

/** Returns Masthead’s id of the heading with a given slug, as other systems make it. */
function headingId(tree: Root, name: string): string | undefined {
  const headings = tree.children.filter(({ type }) => type === 'heading')
  const index = headings.findIndex((heading) => slugify(plainTextOf(heading)) === slugify(name))
  return index < 0 ? undefined : `h${index + 1}`
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
