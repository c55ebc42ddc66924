import path from 'node:path'
import { readStart } from '../../source/read-bytes.ts'
import type { Imported, ImportedEdition } from '../imported.ts'
import { languageFor } from '../source/read-draft.ts'
import { hostOf } from '../source/source-data.ts'
import { noteFor, readText, type SourceSite } from '../source/source-site.ts'
import type { System } from './system.ts'
import { wordpressBody } from './wordpress-body.ts'
import { attachmentsOf, factsOfItem, findUpload } from './wordpress-facts.ts'
import { isWxr, readWxr, type WxrNode } from './wxr.ts'

/** WordPress: an export (WXR), with a copy of its uploads beside it. */
export const wordpress: System = {
  name: 'wordpress',
  recognises: (site) => site.files.some((file) => file.endsWith('.xml') && isWxr(startOf(site, file))),
  read: (site, now): Imported => {
    const hosts = new Set<string>()
    const editions = site.files
      .filter((file) => file.endsWith('.xml'))
      .flatMap((file) => readExport(site, file, hosts, now))
    return {
      editions,
      hosts: [...hosts],
      findPicture: (_, src) => findUpload(src, site.root, [...hosts]),
      pictures: site.files,
    }
  },
}

/** Types of items that only control how WordPress shows something, and contain nothing for readers. */
const SILENT = [
  'nav_menu_item',
  'revision',
  'oembed_cache',
  'custom_css',
  'customize_changeset',
  'user_request',
  'attachment',
  'wp_global_styles',
  'wp_navigation',
  'wp_template',
  'wp_template_part',
  'wp_font_family',
  'wp_font_face',
]

function readExport(site: SourceSite, file: string, hosts: Set<string>, now: number): ImportedEdition[] {
  const source = readText(site, file)
  if (!source || !isWxr(source.text)) return []
  const note = noteFor(site, source)
  const read = readWxr(source)
  if ('fault' in read) {
    const { reason, ...place } = read.fault
    note(
      place,
      'import-skipped',
      `This is not an export that can be read: ${reason}.`,
      'Export it again from WordPress: Tools, Export.',
      'error',
    )
    return []
  }
  const { channel } = read
  for (const name of ['link', 'wp:base_site_url', 'wp:base_blog_url']) {
    const host = hostOf(channel.text(name).trim())
    if (host) hosts.add(host)
  }
  const items = channel.all('item')
  const attachments = attachmentsOf(items)
  const people = new Map(
    channel.all('wp:author').map((author) => [author.text('wp:author_login'), author.text('wp:author_display_name')]),
  )
  const language = channel.text('language') || site.language
  return items.flatMap((item): ImportedEdition[] => {
    const type = item.text('wp:post_type')
    const title = item.text('title').trim()
    if (SILENT.includes(type)) return []
    if (type !== 'post' && type !== 'page') {
      if (item.text('content:encoded').trim())
        note(
          item.place,
          'import-skipped',
          `“${title}” is a ${type}, which is neither a story nor a page, and is not imported.`,
        )
      return []
    }
    if (['trash', 'auto-draft'].includes(item.text('wp:status'))) {
      note(item.place, 'import-skipped', `“${title}” lies in the bin, and is not imported.`)
      return []
    }
    const facts = factsOfItem(item, { note, people, attachments, now })
    const link = item.text('link').trim()
    const id = item.text('wp:post_id')
    const address = addressOf(link)
    return [
      {
        source,
        place: item.place,
        shelf: type === 'post' ? 'stories' : 'pages',
        key: facts.key ?? `${file}#${id}`,
        lang: languageFor(facts.lang ?? language, site.languages),
        name: facts.slug || title || id,
        facts,
        readBody: () => wordpressBody(item, attachments, note),
        address: address ?? '/',
        paths: [...(address ? [address] : []), `/?p=${id}`, `/?page_id=${id}`],
        former: address && !facts.draft ? [address, ...oldAddresses(item, address)] : [],
        note,
      },
    ]
  })
}

function addressOf(link: string): string | undefined {
  const url = URL.parse(link)
  return url ? url.pathname + url.search : undefined
}

/** Returns the addresses of a story under its former slugs. */
function oldAddresses(item: WxrNode, address: string): string[] {
  const names = item.all('wp:postmeta').filter((meta) => meta.text('wp:meta_key') === '_wp_old_slug')
  return names.map((meta) => path.posix.join(path.posix.dirname(address), meta.text('wp:meta_value'), '/'))
}

function startOf({ root }: SourceSite, file: string): string {
  return new TextDecoder().decode(readStart(path.join(root, file), 5000))
}
