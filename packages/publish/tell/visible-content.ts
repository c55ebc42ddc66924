import { hash } from 'node:crypto'
import { isFileOfSite } from '../plan/site-to-publish.ts'

/** The file at the target with a digest of the visible content of each page. */
export const VISIBLE = '.masthead-visible'

/** Pages that search engines and subscribers have no use for. */
const NO_NEWS = /(?:^|\/)404\.html$|^[^/]+\/(?:search|offline|mail)\//

/** Whether a file is a page that others may be told of. */
export function isPageOfNews(name: string): boolean {
  return name.endsWith('/index.html') && !NO_NEWS.test(name)
}

/**
 * Returns a digest of what a reader sees of a page: its title, description, texts, links and pictures. Style, scripts,
 * and names of files that only their digest changes do not count.
 */
export function visibleDigest(html: string): string {
  const [, title = ''] = /<title>([^<]*)/.exec(html) ?? []
  const [, description = ''] = /<meta name="description" content="([^"]*)/.exec(html) ?? []
  const [main = ''] = /<main[\s>][\s\S]*<\/main>/.exec(html) ?? [html]
  const seen = main
    .replaceAll(/<(script|style|template)[\s>][\s\S]*?<\/\1>/g, '')
    .replaceAll(/<[^>]*>/g, (tag) => [...tag.matchAll(/ (?:href|src|alt|datetime)="[^"]*"/g)].join(''))
    .replaceAll(/\.[\da-f]{12}\./g, '.')
    .replaceAll(/\s+/g, ' ')
  return hash('sha256', [title, description, seen].join('\0')).slice(0, 16)
}

/** Reads the digests of the visible content of pages, by file name. Lines that Masthead did not write do not count. */
export function parseVisible(text: string | undefined): Map<string, string> {
  const lines = text?.split('\n') ?? []
  return new Map(
    lines.flatMap((line) => {
      const [, digest, name] = /^([\da-f]{16}) (.+)$/.exec(line) ?? []
      return digest && name && isFileOfSite(name) ? [[name, digest] as const] : []
    }),
  )
}

/** Returns the text of the file with the digests of pages. */
export function visibleText(digests: ReadonlyMap<string, string>): string {
  const sorted = [...digests].sort(([a], [b]) => (a < b ? -1 : 1))
  return sorted.map(([name, digest]) => `${digest} ${name}\n`).join('')
}
