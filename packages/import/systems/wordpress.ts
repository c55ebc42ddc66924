import path from 'node:path'
import type { XmlNode } from '../../../lib/builder/compile/import-source.ts'
import { readStart } from '../../../lib/source/source-file.ts'
import { languageFor } from '../source/languages.ts'
import { orReport, readEach } from '../source/read-each.ts'
import { hostsIn } from '../source/source-data.ts'
import { readText, warnFor } from '../source/source-site.ts'
import { asDraft } from '../source/visibility.ts'
import type { Imported, ImportedEdition, SourceSite, System } from '../types/imported.ts'
import { wordpressBody } from './wordpress-body.ts'
import { attachmentsOf, factsOfItem, findUpload } from './wordpress-facts.ts'
import { isWxr, readWxr } from './wxr.ts'

/** WordPress: an export (WXR), with a copy of its uploads beside it. */
export const wordpress: System = {
  name: 'wordpress',
  recognises: ({ root, files }) => {
    const startOf = (file: string) => new TextDecoder().decode(readStart(path.join(root, file), 5000))
    return files.some((file) => file.endsWith('.xml') && isWxr(startOf(file)))
  },
  read: (site, now): Imported => {
    const hosts = new Set<string>()
    const exports = site.files.filter((file) => file.endsWith('.xml'))
    return {
      editions: readEach(site, exports, (file) => readExport(site, file, hosts, now)),
      hosts,
      findPicture: (_, src) => findUpload(src, site.root, [...hosts]),
      pictures: site.files,
    }
  },
}

/** Types of items that only control how WordPress shows something, and contain nothing for readers. */
const SILENT =
  /^(?:nav_menu_item|revision|oembed_cache|custom_css|customize_changeset|user_request|attachment|wp_global_styles|wp_navigation|wp_template|wp_template_part|wp_font_family|wp_font_face)$/

/** Types of items that contain what readers or customers sent, or settings of plugins. */
const MESSAGES =
  /^(?:feedback|flamingo_\w+|nf_sub|wpcf7\w*|wpforms\w*|acf-[\w-]+|shop_(?:order|coupon|subscription)\w*|elementor_library|scheduled-action)$/

function readExport(site: SourceSite, file: string, hosts: Set<string>, now: number): ImportedEdition[] {
  const source = readText(site, file)
  if (!source || !isWxr(source.text)) return []
  const warn = warnFor(site, source)
  const channel = readWxr(source, (place, reason) => {
    const hint = 'Export it again from WordPress: Tools, Export.'
    warn(place, 'import-skipped', `This export cannot be read: ${reason}.`, hint, 'error')
  })
  if (!channel) return []
  const addresses = ['link', 'wp:base_site_url', 'wp:base_blog_url'].map((name) => channel.text(name).trim())
  for (const host of hostsIn(...addresses)) hosts.add(host)
  const items = channel.all('item')
  const attachments = attachmentsOf(items)
  const people = new Map(
    channel.all('wp:author').map((author) => [author.text('wp:author_login'), author.text('wp:author_display_name')]),
  )
  const language = channel.text('language') || site.language
  const readItem = (item: XmlNode): ImportedEdition[] => {
    const type = item.text('wp:post_type')
    const title = item.text('title').trim()
    if (SILENT.test(type)) return []
    const skip = (message: string) => {
      warn(item.place, 'import-skipped', message)
      return []
    }
    // Plugins define types of their own: those with a text are stories.
    const isOwnType = type !== 'post' && type !== 'page'
    if (isOwnType && !item.text('content:encoded').trim()) return skip(`“${title}” is a ${type} without a text.`)
    if (MESSAGES.test(type)) return skip(`“${title}” is a ${type}, which somebody sent or set; it is not imported.`)
    if (['trash', 'auto-draft'].includes(item.text('wp:status')))
      return skip(`“${title}” is in the trash, and is not imported.`)
    const read = factsOfItem(item, { warn, people, attachments, now })
    const reason = `“${title}” is a ${type}, a type of a plugin, and the export does not say whether readers see it`
    const facts = isOwnType && !read.draft ? asDraft(read, reason, warn, item.place) : read
    const id = item.text('wp:post_id')
    const link = URL.parse(item.text('link').trim())
    const address = link ? link.pathname + link.search : undefined
    return [
      {
        source,
        place: item.place,
        collection: type === 'page' ? 'pages' : 'stories',
        folder: isOwnType ? type : undefined,
        key: facts.key ?? `${file}#${id}`,
        lang: languageFor(facts.lang ?? language, site.languages),
        name: facts.slug || title || id,
        facts,
        readBody: () => wordpressBody(item, attachments, warn),
        address: address ?? '/',
        paths: [...(address ? [address] : []), `/?p=${id}`, `/?page_id=${id}`],
        former: address && !facts.draft ? [address, ...oldAddresses(item, address)] : [],
        warn,
      },
    ]
  }
  return items.flatMap((item) => orReport(warn, item.place, () => readItem(item)) ?? [])
}

/** Returns the addresses of a story under its former slugs. */
function oldAddresses(item: XmlNode, address: string): string[] {
  const names = item.all('wp:postmeta').filter((meta) => meta.text('wp:meta_key') === '_wp_old_slug')
  return names.map((meta) => path.posix.join(path.posix.dirname(address), meta.text('wp:meta_value'), '/'))
}
