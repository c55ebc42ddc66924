import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, constants, createBrotliDecompress } from 'node:zlib'

/** A page and what it weighs. */
export interface Weight {
  /** Its file in the site, `en/about/index.html`. */
  readonly file: string
  readonly lang: string
  /** Of brotli (quality 11): all that is needed for its complete text. */
  readonly bytes: number
}

/** The kinds of page, as they are reported. */
export const KINDS = [
  'language chooser',
  'front page',
  'story',
  'standing page',
  'list of stories',
  'search page',
] as const

/** One of the kinds of page. */
export type Kind = (typeof KINDS)[number]

/** The pages of a built site by kind, each kind from its lightest to its heaviest. */
export function weighPages(site: string, content: string): ReadonlyMap<Kind, readonly Weight[]> {
  const names = contentNames(content)
  const weights = filesOf(site)
    .filter((file) => path.posix.basename(file) === 'index.html')
    .map((file) => ({ file, lang: file.split('/')[0] ?? '', bytes: brotliBytes(path.join(site, file)) }))
    .sort((a, b) => a.bytes - b.bytes)
  return Map.groupBy(weights, ({ file }) => kindOf(file, names))
}

/** The names of the stories and of the standing pages of some content. */
interface Names {
  readonly stories: ReadonlySet<string>
  readonly standing: ReadonlySet<string>
}

/** Returns the names of the stories and of the standing pages in a content folder. */
export function contentNames(content: string): Names {
  const [stories, standing] = ['stories', 'pages'].map((folder) => new Set(readdirSync(path.join(content, folder))))
  return { stories: stories ?? new Set(), standing: standing ?? new Set() }
}

/** Returns the kind of a page by its file. */
export function kindOf(file: string, { stories, standing }: Names): Kind {
  const [, name = '', rest] = file.split('/')
  if (name === '') return 'language chooser'
  if (rest === undefined) return 'front page'
  if (name === 'search') return 'search page'
  if (stories.has(name)) return 'story'
  return standing.has(name) ? 'standing page' : 'list of stories'
}

/** What a file weighs in brotli (quality 11). */
export function brotliBytes(file: string): number {
  return brotli(readFileSync(file)).length
}

/** What a page would weigh if its site’s address were as long as the budget allows. */
export function bytesAtLongAddress(file: string, address: string): number {
  return brotli(atLongAddress(readFileSync(file, 'utf8'), address)).length
}

function brotli(text: string | Uint8Array): Uint8Array {
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })
}

/**
 * An address of 40 characters. Each page repeats that of its site; the budget holds for addresses of up to this length.
 */
export const LONG_ADDRESS = 'https://www.nachrichten-freiburg.example'

/** Returns the address that a site was built for, without a slash at its end; undefined if it was built for none. */
export function siteAddress(site: string): string | undefined {
  for (const file of filesOf(site).filter((name) => /^[\w-]+\/index\.html$/.test(name))) {
    const html = readFileSync(path.join(site, file), 'utf8')
    const address = /<link rel="canonical" href="([^"]+)"/.exec(html)?.[1]
    if (address) return address.slice(0, -`/${path.posix.dirname(file)}/`.length)
  }
  return undefined
}

/** Returns a page with the long address in place of its site’s. */
export function atLongAddress(html: string, address: string): string {
  const names = [address, LONG_ADDRESS].map((each) => each.replace(/^https?:\/\//, ''))
  const [from = '', to = ''] = names
  return html.replaceAll(from, to).replaceAll(encodeURIComponent(from), encodeURIComponent(to))
}

/**
 * Returns how many bytes of a page a browser needs before it has all of the story’s text. What follows the text is not
 * counted: topics, tools, other stories, the foot of the page.
 */
export async function bytesToText(file: string): Promise<number> {
  const html = readFileSync(file, 'utf8')
  const end = Buffer.byteLength(html.slice(0, html.indexOf('</div>', html.lastIndexOf(' data-section="'))))
  const whole = brotli(html)
  let [least, most] = [0, whole.length]
  while (least < most) {
    const middle = (least + most) >> 1
    if ((await decodedBytes(whole.subarray(0, middle))) >= end) most = middle
    else least = middle + 1
  }
  return least
}

/** Returns how many bytes can be decoded from the beginning of a compressed file. */
function decodedBytes(start: Uint8Array): Promise<number> {
  return new Promise((resolve) => {
    const decoder = createBrotliDecompress({ finishFlush: constants.BROTLI_OPERATION_FLUSH })
    let bytes = 0
    decoder.on('data', (part: Uint8Array) => {
      bytes += part.length
    })
    decoder.on('end', () => resolve(bytes))
    decoder.on('error', () => resolve(bytes))
    decoder.end(start)
  })
}

/** Every file below a folder, by its name with slashes. */
export function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => file.split(path.sep).join('/'))
}
