import path from 'node:path'
import { fromHtml } from 'hast-util-from-html'
import { toString as textIn } from 'hast-util-to-string'
import { START } from '../../../lib/problem/problem.ts'
import { readStart } from '../../../lib/source/source-file.ts'
import { pictureFinder } from '../output/find-picture.ts'
import { htmlValue } from '../source/html-value.ts'
import { languageFor } from '../source/language-for.ts'
import { orReport, readEach } from '../source/read-each.ts'
import { hostsIn } from '../source/source-data.ts'
import { readText, warnFor } from '../source/source-site.ts'
import { toDate } from '../source/to-date.ts'
import { isNo } from '../source/visibility.ts'
import type { Facts, ImportedEdition, SourceSite, System, Warn } from '../types/imported.ts'
import { isWxr, readXml, type XmlNode } from './wxr.ts'

const FEED = /\.(?:xml|rss|atom)$/i

/** RSS and Atom, for a site whose system cannot export: a feed has only what it shows of its latest stories. */
export const feed: System = {
  name: 'feed',
  recognises: ({ root, files }) =>
    files.some((file) => {
      const start = FEED.test(file) ? new TextDecoder().decode(readStart(path.join(root, file), 3000)) : ''
      return /<(?:rss|feed|rdf:RDF)[\s>]/.test(start) && !isWxr(start)
    }),
  read: (site, now) => {
    const hosts = new Set<string>()
    const feeds = site.files.filter((file) => FEED.test(file))
    return {
      editions: readEach(site, feeds, (file) => readFeed(site, file, hosts, now)),
      hosts,
      findPicture: (edition, src) => pictureFinder(site.root, [''], [...hosts])(edition, src),
      pictures: site.files,
    }
  },
}

function readFeed(site: SourceSite, file: string, hosts: Set<string>, now: number): ImportedEdition[] {
  const source = readText(site, file)
  if (!source) return []
  const warn = warnFor(site, source)
  const root = readXml(source, (place, reason) => {
    warn(place, 'import-skipped', `This feed cannot be read: ${reason}.`, undefined, 'error')
  })
  const channel = root?.all('channel')[0] ?? root
  const items = [...(channel?.all('item') ?? []), ...(channel?.all('entry') ?? [])]
  if (!channel || items.length === 0) return []
  for (const host of hostsIn(linkOf(channel), channel.text('link'))) hosts.add(host)
  const message = 'A feed has only its latest stories, which may be shortened; older ones are not imported.'
  warn(START, 'import-lost', message, 'Import from an export of the old system if there is one.')
  const language = channel.text('language') || root?.attribute('xml:lang') || site.language
  const own = namesOf(channel)
  return items.flatMap((item): ImportedEdition[] => {
    const kind = kindOf(item)
    if (!/^(?:post|page)$/i.test(kind)) {
      const message = `“${item.text('title').slice(0, 100)}” is a ${kind} of Blogger and no story; it is not imported.`
      warn(item.place, 'import-skipped', message)
      return []
    }
    const edition = orReport(warn, item.place, () => factsOfItem(item, own, now))
    if (!edition) return []
    const { facts, link, html } = edition
    for (const each of OTHERS.flatMap((name) => item.all(name)))
      warn(
        each.place,
        'import-lost',
        `A ${each.name} has no slot in a story: “${(each.text('name') || each.own).trim()}”.`,
      )
    for (const each of [...item.all('enclosure'), ...item.all('media:content')])
      if (each.attribute('url') && each.attribute('url') !== facts.cover?.src)
        warn(each.place, 'import-lost', `Its file is not imported: ${each.attribute('url')}`)
    const url = URL.parse(link)
    const address = url ? url.pathname + url.search : '/'
    return [
      {
        source,
        place: item.place,
        collection: /^page$/i.test(kind) ? 'pages' : 'stories',
        key: item.text('guid') || item.text('id') || link,
        lang: languageFor(facts.lang ?? language, site.languages),
        name: facts.slug ?? facts.title ?? 'story',
        facts,
        readBody: () => htmlValue(html, item.place, warn),
        address,
        paths: url ? [address] : [],
        former: url ? [address] : [],
        warn: warn satisfies Warn,
      },
    ]
  })
}

/** Returns the names of the authors of an entry or a feed, each once. */
function namesOf(node: XmlNode): string[] {
  const names = [
    ...node.all('author').map((each) => each.text('name') || each.own),
    ...['dc:creator', 'itunes:author'].flatMap((name) => node.all(name).map(({ own }) => own)),
  ]
  return [...new Set(names.map((name) => name.replace(/^[^\s@]+@[^\s@]+\s+\((.*)\)$/, '$1').trim()).filter(Boolean))]
}

/** Elements that name people for whom a story has no slot. */
const OTHERS = ['contributor', 'dc:contributor', 'media:credit', 'dc:publisher']

/** Returns what an entry is. An export of Blogger is a feed that has comments and settings, too. */
function kindOf(item: XmlNode): string {
  const kinds = item.all('category').filter((each) => each.attribute('scheme').endsWith('/g/2005#kind'))
  return item.text('blogger:type') || kinds[0]?.attribute('term').replace(/^.*#/, '') || 'post'
}

/** Whether an entry of Blogger is a draft, or in the trash. */
function isDraft(item: XmlNode): boolean {
  const status = item.text('blogger:status')
  const controls = item.all('app:control').map((each) => each.text('app:draft'))
  return controls.some((draft) => !isNo(draft)) || (status !== '' && !/^live$/i.test(status))
}

/** @param own the authors of the feed, who are those of an entry that names none */
function factsOfItem(item: XmlNode, own: readonly string[], now: number): { facts: Facts; link: string; html: string } {
  const first = (...names: readonly string[]) => names.map((name) => item.text(name).trim()).find(Boolean)
  const date = toDate(first('pubDate', 'published', 'dc:date', 'updated'))
  const updated = toDate(first('updated', 'dcterms:modified'))
  const isLater = date !== undefined && Date.parse(date) > now
  const html = first('content:encoded', 'content', 'description', 'summary') ?? ''
  const summary = first('description', 'summary')
  const pictures = [...item.all('media:content'), ...item.all('enclosure')].filter(
    (each) => /^image\//.test(each.attribute('type')) || each.attribute('medium') === 'image',
  )
  const cover = pictures[0]?.attribute('url')
  const link = linkOf(item) || first('link', 'guid') || ''
  const names = namesOf(item)
  return {
    link,
    html,
    facts: {
      title: plain(item.text('title')) || undefined,
      description: summary && summary !== html ? plain(summary) : undefined,
      date: isLater ? undefined : date,
      updated: updated && date && Date.parse(updated) > Date.parse(date) ? updated : undefined,
      publish: isLater ? date : undefined,
      authors: names.length > 0 ? names : own,
      tags: item
        .all('category')
        .filter((each) => !each.attribute('scheme').endsWith('#kind'))
        .map((each) => (each.attribute('term') || each.own).trim())
        .filter(Boolean),
      categories: [],
      draft: isDraft(item),
      cover: cover && !html.includes(cover) ? { src: cover, place: item.place } : undefined,
      lang: item.attribute('xml:lang') || undefined,
      slug: URL.parse(link)
        ?.pathname.split('/')
        .filter(Boolean)
        .at(-1)
        ?.replace(/\.html?$/, ''),
      aliases: [],
    },
  }
}

/** Returns the address in a link of Atom. */
function linkOf(node: XmlNode): string | undefined {
  const links = [...node.all('link'), ...node.all('atom:link')].filter((link) => link.attribute('href'))
  const isMain = (link: XmlNode) => ['', 'alternate'].includes(link.attribute('rel'))
  return links.find(isMain)?.attribute('href')
}

function plain(html: string): string {
  return textIn(fromHtml(html, { fragment: true }))
    .replaceAll(/\s+/g, ' ')
    .trim()
}
