import { hash } from 'node:crypto'
import { linkFrom } from '../../publication/addresses.ts'

/**
 * Returns the files from which an open page of a live story gets new updates (components/live/live-story.element.ts); none
 * for other pages. `live.txt` beside the page is small: it has the newest updates, and the name of a file with more of
 * them, which never changes. Their links are relative to the page, as in the page itself.
 * @param name the page’s file in the site
 * @param html the page
 */
export function liveFiles(
  name: string,
  html: string,
  site: URL | undefined,
): (readonly [name: string, text: string])[] {
  const [, inside] = /<live-story [^>]*>(.*)<\/live-story>/s.exec(html) ?? []
  if (inside === undefined) return []
  const [head = '', ...updates] = inside.split(/(?=<section [^>]*class="live-update")/)
  const [label = ''] = /<div class="live-now".*?<\/div>/.exec(head) ?? []
  const many = label + updates.slice(0, MANY).join('')
  const rest = `assets/live.${hash('sha256', many).slice(0, 12)}.txt`
  const link = `<a href="${linkFrom(name, site)(`/${rest}`)}"></a>`
  return [
    [rest, many],
    [name.replace('index.html', 'live.txt'), label + link + updates.slice(0, FEW).join('')],
  ]
}

/** The number of updates in the file that an open page asks for again and again, and in the one that it names. */
const [FEW, MANY] = [3, 20]
