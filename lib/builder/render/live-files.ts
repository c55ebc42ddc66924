import { hash } from 'node:crypto'
import { linkFrom } from '../../publication/addresses.ts'
import type { SiteScript } from '../../settings/site-script.ts'

/**
 * Returns the files of a live story’s page: itself, the script that keeps it up to date while it is open
 * (components/live/live-story.element.ts), and the two that the script asks for. `live.txt` beside the page is small:
 * it has what is above the updates, and the newest of them. The other has all updates and the page’s style, and never
 * changes. Their links are relative to the page.
 *
 * Each has a state: a digest of the style, and one of all updates. That of `live.txt` has more, of those after the
 * newest one, two and three: so the open page knows whether anything but the newest updates differs from its own.
 * @param name the page’s file in the site
 * @param html the page
 */
export function liveFiles(
  name: string,
  html: string,
  { site, compiled: { live } }: LiveContext,
): (readonly [name: string, text: string])[] {
  const [, inside] = /<live-story [^>]*>(.*)<\/live-story>/s.exec(html) ?? []
  if (inside === undefined) return [[name, html]]
  const [head = '', ...updates] = inside.split(/(?=<section [^>]*class="live-update")/)
  const [, style = ''] = /<style>(.*?)<\/style>/s.exec(html) ?? []
  const [state = '', ...older] = [0, 1, 2, 3].map((skipped) => digestOf(updates.slice(skipped).join('')))
  const own = ` data-state="${digestOf(style)} ${state}`
  // The browser would refuse a style, with a message: the policy of the open page is for its own.
  const all = `<script type="text/css">${style}</script><a${own}"></a>${inside}`
  const file = `assets/live.${digestOf(all)}.txt`
  const newest = `<a href="${linkFrom(name, site)(`/${file}`)}"${own} ${older.join(' ')}"></a>`
  return [
    [name, html.replace('<live-story', () => `<live-story${own}"`)],
    [live.name, live.code],
    [file, all],
    [name.replace('index.html', 'live.txt'), newest + head + updates.slice(0, older.length).join('')],
  ]
}

type LiveContext = { readonly site: URL | undefined; readonly compiled: { readonly live: Omit<SiteScript, 'hash'> } }

function digestOf(text: string): string {
  return hash('sha256', text).slice(0, 12)
}
