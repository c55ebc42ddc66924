import path from 'node:path'
import { brotliDecompressSync, constants } from 'node:zlib'
import { type Problem, START } from '../../problem/problem.ts'
import type { Publication } from '../../publication/publication.ts'
import { readPublication } from '../../publication/read-publication.ts'
import { THEME } from '../../publication/read-theme.ts'
import { nameOf } from '../../source/source-file.ts'
import { precompress, type StoredFile } from '../../store/content-cache.ts'
import { OVERRIDES, type Overrides } from '../compile/overrides.ts'
import type { Compiled } from '../page/compiled.ts'

/** The most bytes of a story page, compressed: so many arrive in one round trip (docs/architecture.md, Budgets). */
export const MOST = 14_600

/** The most bytes of all scripts of a page, compressed. */
const MOST_SCRIPT = 9_000

/**
 * Warns of story pages that are too heavy with the newsroom’s theme, and would not be without it.
 * @param root the content folder
 * @param files the files of stories, with their compressed copies
 */
export function heavyPages(
  root: string,
  theme: string | undefined,
  files: readonly Pick<StoredFile, 'name' | 'size'>[],
): Problem[] {
  if (theme === undefined) return []
  const bytes = compressedSize(theme)
  const heavy = files.filter(({ name, size }) => name.endsWith('.html.br') && size > MOST && size - bytes <= MOST)
  const message = messageFor('this file', heavy)
  if (!message) return []
  const hint = `It adds up to ${bytes.toLocaleString('en')} bytes to a page, compressed. Remove rules, or limit them to fewer pages by the classes in their selectors.`
  return [{ ...WARNING, file: nameOf(root, path.join(root, THEME)), message, hint }]
}

/**
 * Warns of story pages that are too heavy, and of too much script, in a newsroom with overrides.
 * @param files the files of stories, with their compressed copies
 */
export function heavyOverrides(
  { bundle, css, elements }: Overrides,
  { script, lazy }: Pick<Compiled, 'script' | 'lazy'>,
  files: readonly Pick<StoredFile, 'name' | 'size'>[],
): Problem[] {
  const heavy = files.filter(({ name, size }) => name.endsWith('.html.br') && size > MOST)
  const message = bundle || css ? messageFor('the overrides', heavy) : undefined
  const hint = 'Make their markup and style rules smaller. A long story is as heavy without them.'
  const pages = message ? [{ ...WARNING, file: OVERRIDES, message, hint }] : []
  const own = elements.reduce((sum, element) => sum + compressedSize(element.script.code), 0)
  const all = own + compressedSize(script.code) + compressedSize(lazy.code)
  if (own === 0 || all <= MOST_SCRIPT) return pages
  const [most, sum, part] = [MOST_SCRIPT, all, own].map((number) => number.toLocaleString('en'))
  const scripts = `With the scripts in overrides, a page may load ${sum} bytes of script, compressed. The budget is ${most}.`
  return [
    ...pages,
    { ...WARNING, file: OVERRIDES, message: scripts, hint: `They have ${part} bytes. Make them smaller.` },
  ]
}

/** The keys of site.yaml for what a publication asks of readers on its story pages. */
const OFFERS = ['newsletter', 'support', 'comments'] as const

/** The element that such a page shows for these keys (components/offer/offer.css). */
const OFFER = /<section class="offer .*?<\/section>/gs

/**
 * Warns of story pages that are too heavy with what the publication asks of readers, and would not be without it.
 * @param root the content folder
 * @param files the files of stories, with their compressed copies
 * @param read reads one of these files
 */
export function heavyOffers<File extends Pick<StoredFile, 'name' | 'size'>>(
  root: string,
  publication: Pick<Publication, (typeof OFFERS)[number]>,
  files: readonly File[],
  read: (file: File) => Uint8Array,
): Problem[] {
  const keys = OFFERS.filter((key) => publication[key] !== undefined)
  const [key] = keys
  const large = files.filter(({ name, size }) => name.endsWith('.html.br') && size > MOST)
  const [lightest] = large.toSorted((a, b) => a.size - b.size)
  if (key === undefined || !lightest) return []
  const offers = brotliDecompressSync(read(lightest)).toString('utf8').match(OFFER)?.join('') ?? ''
  const bytes = compressedSize(offers)
  const message = messageFor(
    LIST.format(keys),
    large.filter(({ size }) => size - bytes <= MOST),
  )
  if (!message) return []
  const hint = `They add up to ${bytes.toLocaleString('en')} bytes to a page, compressed. Shorten their texts, or show fewer of them under stories.`
  const place = readPublication(root).parsed?.placeOf([key], 'key')
  return [{ ...WARNING, ...place, file: nameOf(root, path.join(root, 'site.yaml')), message, hint }]
}

const LIST = new Intl.ListFormat('en')

const WARNING = { ...START, rule: 'page-heavy', severity: 'warning' } as const

/** Returns the message about pages that are too heavy with something; undefined if there are none. */
function messageFor(cause: string, heavy: readonly Pick<StoredFile, 'name' | 'size'>[]): string | undefined {
  const [heaviest] = heavy.toSorted((a, b) => b.size - a.size)
  if (!heaviest) return undefined
  const [count, most, size] = [heavy.length, MOST, heaviest.size].map((number) => number.toLocaleString('en'))
  const address = heaviest.name.slice(0, -'index.html.br'.length)
  return `With ${cause}, ${count} of the story pages have more than ${most} bytes. The heaviest, ${address}, has ${size} bytes.`
}

function compressedSize(text: string): number {
  return precompress(Buffer.from(text), constants.BROTLI_MAX_QUALITY).br.length
}
