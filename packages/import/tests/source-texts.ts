import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { JSDOM } from 'jsdom'

/** One text of a source, as a simple look at it finds it: nothing of the importer is used. */
export interface SourceText {
  readonly name: string
  /** What is to be read, block by block, without its marks. */
  readonly blocks: readonly string[]
  /** The addresses of its pictures, as written. */
  readonly pictures: readonly string[]
  /** Its times; a day alone where it gives no more. */
  readonly dates: readonly string[]
  /** Its tags, categories, authors and former addresses. */
  readonly labels: readonly string[]
  /** The ids that it gives to its places. */
  readonly anchors: readonly string[]
}

/** Reads the Markdown and HTML files of Hugo or Jekyll, by patterns alone. */
export function textsOf(root: string): SourceText[] {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).sort()
  return files
    .filter((file) => /\.(?:md|markdown|html)$/.test(file) && !/_layouts|^index\.html$/.test(file))
    .map((file) => {
      const text = readFileSync(path.join(root, file), 'utf8')
      const [head = ''] = /^(---|\+\+\+)(?:json)?\n[\s\S]*?\n\1\n|^\{\n[\s\S]*?\n\}\n/.exec(text) ?? []
      const body = text.slice(head.length)
      const named = /(\d{4}-\d{2}-\d{2})-/.exec(path.basename(file))?.[1]
      const dates = [...head.matchAll(/^\s*"?(?:date|lastmod|last_modified_at)"?\s*[:=]\s*"?(\d{4}-\d\d-\d\d)/gm)].map(
        ([, day]) => day ?? '',
      )
      return {
        name: file,
        blocks: blocksOf(body),
        pictures: picturesIn(text),
        dates: dates.length > 0 ? dates : named ? [named] : [],
        labels: [...head.matchAll(LABELS)]
          .flatMap(([, ...lists]) => lists.join('').split(/[[\],\n]|^ *- /m))
          .filter(letters),
        anchors: anchorsIn(body),
      }
    })
}

// A list in brackets, a list in lines of its own, or one line.
const LABELS =
  /^ *"?(?:tags|categories|authors?|aliases|redirect_from)"? *[:=](?: *(\[[^\]]*\])|((?:\n *- .+)+)| (.+))/gm

/** Reads the stories and pages of a WordPress export with another parser. */
export function itemsOf(file: string): SourceText[] {
  const { document } = new JSDOM(readFileSync(file, 'utf8'), { contentType: 'text/xml' }).window
  return [...document.getElementsByTagName('item')].flatMap((item) => {
    const text = (name: string) => item.getElementsByTagName(name)[0]?.textContent ?? ''
    if (!['post', 'page'].includes(text('wp:post_type'))) return []
    const [created, modified] = ['wp:post_date_gmt', 'wp:post_modified_gmt'].map(text)
    const dates = [created, modified]
      .filter((date) => date && !date.startsWith('0000'))
      .map((date) => `${date?.replace(' ', 'T')}Z`)
    const html = text('content:encoded')
    const gallery = [...html.matchAll(/\[gallery ids="([\d,]+)"\]/g)].flatMap(([, ids]) => ids?.split(',') ?? [])
    const attached = [...document.getElementsByTagName('item')].flatMap((other) => {
      const is = (name: string) => other.getElementsByTagName(name)[0]?.textContent ?? ''
      return gallery.includes(is('wp:post_id')) ? [is('wp:attachment_url')] : []
    })
    const labels = [...item.getElementsByTagName('category')].map(({ textContent }) => textContent ?? '')
    const author = [...document.getElementsByTagName('wp:author')].find(
      (one) => one.getElementsByTagName('wp:author_login')[0]?.textContent === text('dc:creator'),
    )
    labels.push(author?.getElementsByTagName('wp:author_display_name')[0]?.textContent ?? '')
    return [
      {
        name: text('title'),
        blocks: blocksOf(html),
        pictures: [...picturesIn(html), ...attached],
        dates,
        labels,
        anchors: anchorsIn(html),
      },
    ]
  })
}

const BLOCK_TAG =
  /<\/?(?:p|li|ul|ol|h\d|t[dhr]|thead|tbody|table|figure|figcaption|pre|blockquote|cite|div|details|summary|iframe|video|script)\b[^>]*>|<!--[\s\S]*?-->/g

function blocksOf(body: string): string[] {
  const [unmarked] = [body.replaceAll(/\{\{ site\.\w+ \}\}/g, '')]
    .map((text) =>
      text.replaceAll(
        /\{\{[<%]\s*(\w+)((?:(?![<%]\s).)*?)[>%]\}\}/g,
        (_, name: string, rest: string) => `\n\n${wordsIn(name, rest)}\n\n`,
      ),
    )
    .map((text) => text.replaceAll(/\{%-?\s*include (?:\S+)(.*?)%\}/g, (_, rest: string) => wordsIn('figure', rest)))
    .map((text) => text.replaceAll(/\{\{[<%][^}]*[>%]\}\}|\{%[^}]*%\}|\{\{\s*site[^}]*\}\}|\{[:#][^}]*\}/g, ' '))
    .map((text) =>
      text
        .replaceAll(/!\[[^\]]*\]\([^)\s]*\s*(?:"([^"]*)")?\)/g, '\n\n$1\n\n')
        .replaceAll(/\[([^\]^]*)\](?:\([^)]*\)|\[\w*\])/g, '$1'),
    )
    .map((text) =>
      text.replaceAll(
        /^\[\w+\]: .*$|^(?:```|~~~).*$|^\[\^\w+\]:|\[\^\w+\]|^[-*+] \[[ x]\]|^:::\w*|\[!\w+\]|^\|[\s:|-]+\|$/gm,
        '\n\n',
      ),
    )
    .map((text) =>
      text
        .replaceAll(/\[\/?(?:caption|embed|youtube|gallery)\b[^\]]*\]/g, '\n\n')
        .replaceAll(BLOCK_TAG, '\n\n')
        .replaceAll(/<[^>]*>/g, ''),
    )
  return (unmarked ?? '')
    .split(/\n\s*\n|\n\s*(?=[-*] )|(?:^|\n)\d+\. |\|/)
    .map((block) => letters(block.replace(/^\s*\d+\. /, '')))
    .filter(Boolean)
}

/** What readers see of a shortcode. */
function wordsIn(name: string, rest: string): string {
  return (
    [...rest.matchAll(/(?:caption|title)="([^"]*)"/g)].map(([, words]) => words).join(' ') ||
    (name === 'weather' ? rest : '')
  )
}

/** Finds ids in curly brackets at the end of a heading or alone in a line, and those of elements. */
function anchorsIn(written: string): string[] {
  const found = written.matchAll(
    /\{:?\s*#([\w-]+)[^{}]*\}\s*$|<(?:a|span|p|div|h\d)\s(?:[^<>]*\s)?(?:id|name)="([^"]+)"/gm,
  )
  return [...found].map(([, bracketed, own]) => bracketed ?? own ?? '')
}

function picturesIn(written: string): string[] {
  const text = written.replaceAll(/\{\{ site\.\w+ \}\}/g, '')
  const found = [
    ...text.matchAll(/!\[[^\]]*\]\(([^)\s]+)/g),
    ...text.matchAll(/<img[^>]*?\ssrc="([^"]+)"/g),
    ...text.matchAll(/(?:figure|figure\.html)\s+src="([^"]+)"/g),
    ...text.matchAll(/^\s*(?:image|path|featured_image)\s*[:=]\s*"?([^\s"]+\.png)/gm),
  ]
  return found.map(([, address]) => address ?? '')
}

/** A text as its letters and digits, which no change of marks touches. */
export function letters(text: string): string {
  return text
    .replaceAll('&amp;', '&')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}]/gu, '')
}
