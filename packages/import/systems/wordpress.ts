import path from 'node:path'
import type { XmlNode } from '../../../lib/newsroom/import-source.ts'
import { type Place, START } from '../../../lib/problem/problem.ts'
import { findPicture } from '../output/pictures.ts'
import { asDraft, type DraftReason } from '../source/drafts.ts'
import type { Facts } from '../source/facts-of.ts'
import { type FactContext, factsOf } from '../source/facts-of.ts'
import { plainWords } from '../source/html-page.ts'
import { languageFor } from '../source/languages.ts'
import { readXml } from '../source/read-xml.ts'
import { hostsIn } from '../source/source-data.ts'
import type { SourceSite } from '../source/source-site.ts'
import { hasFile, orReport, readEach, readText, warnFor } from '../source/source-site.ts'
import { toDate } from '../source/to-date.ts'
import type { Imported, ImportedEdition, ImportFinding, System } from '../types/imported.ts'
import { closedInWordPress } from './wordpress-access.ts'
import { type Attachment, attachmentsOf, metaOf, wordpressBody } from './wordpress-body.ts'

/** WordPress: an export (WXR), with a copy of its uploads beside it. */
export const wordpress: System = {
  name: 'wordpress',
  recognises: (site) => hasFile(site, /\.xml$/, EXPORT),
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

/** How an export begins. */
const EXPORT = /^[\s\S]{0,4000}?<rss[\s>][\s\S]{0,1000}?wordpress\.org\/export\//

/** Types of items that only control how WordPress shows something, and contain nothing for readers. */
const SILENT =
  /^(?:nav_menu_item|revision|oembed_cache|custom_css|customize_changeset|user_request|attachment|wp_global_styles|wp_navigation|wp_template|wp_template_part|wp_font_family|wp_font_face)$/

/** Types of items that contain what readers or customers sent, or settings of plugins. */
const MESSAGES =
  /^(?:feedback|flamingo_\w+|nf_sub|wpcf7\w*|wpforms\w*|acf-[\w-]+|shop_(?:order|coupon|subscription)\w*|elementor_library|scheduled-action)$/

function readExport(site: SourceSite, file: string, hosts: Set<string>, now: number): ImportedEdition[] {
  const source = readText(site, file)
  if (!source || !EXPORT.test(source.text)) return []
  const warn = warnFor(site, source)
  const fail = (place: Place, reason: string) => {
    const hint = 'Export it again from WordPress: Tools, Export.'
    warn(place, 'import-skipped', `This export cannot be read: ${reason}.`, hint, 'error')
  }
  const root = readXml(source, fail)
  const [channel] = root?.all('channel') ?? []
  if (root && !channel) fail(START, 'It has no channel')
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
    const read = factsOfItem(item, people, attachments, { warn, now })
    const why = `“${title}” is a ${type}, a type of a plugin, and the export does not say whether readers see it`
    const facts = isOwnType ? asDraft(read, { kind: 'type', name: type, why }) : read
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
        former: address ? [address, ...oldAddresses(item, address)] : [],
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

/**
 * Reads the facts of a story from an export, besides its text.
 * @param people names of authors by their login names
 */
function factsOfItem(
  item: XmlNode,
  people: ReadonlyMap<string, string>,
  attachments: ReadonlyMap<string, Attachment>,
  context: FactContext,
): Facts {
  const { warn, now } = context
  const status = item.text('wp:status').toLowerCase()
  const date = dateOf(item, 'wp:post_date')
  const modified = dateOf(item, 'wp:post_modified')
  const terms = (domain: string) => item.all('category').filter((term) => term.attribute('domain') === domain)
  const title = plainWords(item.text('title'))
  const lost = (message: string, hint?: string) => warn(item.place, 'import-lost', `Of “${title}”: ${message}`, hint)
  if (!date && status === 'publish') warn(item.place, 'date-invalid', `“${title}” has no date that exists.`)
  const comments = item.all('wp:comment').length
  if (comments > 0) lost(`its comments (${comments}) are not imported.`)
  for (const term of item.all('category'))
    if (!TERMS.includes(term.attribute('domain')))
      lost(`its ${term.attribute('domain')} “${term.own}” is not imported.`)
  for (const meta of item.all('wp:postmeta')) {
    const key = meta.text('wp:meta_key')
    // Keys that begin with an underscore belong to WordPress or a plugin.
    const value = meta.text('wp:meta_value').trim()
    const isOwn = key.startsWith('_') && !(OF_PEOPLE.test(key) && /\p{L}/u.test(value))
    if (!isOwn && ![...SUMMARIES, 'author', 'translator'].includes(key))
      lost(`its field “${key}: ${value.slice(0, 200)}” is not imported.`)
  }
  const { url: src, alt, caption } = attachments.get(metaOf(item, '_thumbnail_id')) ?? {}
  const authors = terms('author').map(
    (term) => people.get(term.attribute('nicename').replace(/^cap-/, '')) || plainWords(term.own),
  )
  const creators = [item.text('dc:creator')].filter(Boolean).map((login) => people.get(login) || login)
  for (const creator of creators)
    if (authors.length > 0 && !authors.includes(creator))
      lost(`its creator “${creator}” is not one of its authors, and is not imported.`)
  const values = {
    title,
    description: plainWords(item.text('excerpt:encoded')) || SUMMARIES.map((key) => metaOf(item, key)).find(Boolean),
    publish: date,
    updated: date && modified && Date.parse(modified) > Date.parse(date) ? modified : undefined,
    // A plugin for several authors lists all of them as terms.
    authors: authors.length > 0 ? authors : creators,
    translators: [...terms('translator').map((term) => plainWords(term.own)), metaOf(item, 'translator')],
    tags: terms('post_tag').map((term) => plainWords(term.own)),
    categories: terms('category')
      .filter((term) => term.attribute('nicename') !== 'uncategorized')
      .map((term) => plainWords(term.own)),
    cover: src && { src, alt, caption: caption && plainWords(caption) },
    lang: terms('language')[0]?.attribute('nicename'),
    slug: item.text('wp:post_name'),
    translationkey: terms('post_translations')[0]?.attribute('nicename'),
  }
  const stated = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
  const facts = factsOf({ values: stated, placeOf: () => item.place }, context)
  const isOverdue = status === 'future' && !(date !== undefined && Date.parse(date) > now)
  return asDraft(facts, ...byStatus(status, title, isOverdue), ...byPassword(item, title), ...closedInWordPress(item))
}

const SUMMARIES = ['_yoast_wpseo_metadesc', 'rank_math_description', '_aioseo_description']

/** The taxonomies that are read. */
const TERMS = ['category', 'post_tag', 'language', 'post_translations', 'post_format', 'author', 'translator']

/** The names of hidden fields that plugins have for people. */
const OF_PEOPLE = /author|byline|translat|editor|photograph|credit|writer|review/i

function byStatus(status: string, title: string, isOverdue: boolean): DraftReason[] {
  if (isOverdue)
    return [{ ...STATUS, name: status, why: `“${title}” was to be published later, and nobody knows if it was` }]
  if (status === 'private') return [{ ...STATUS, name: status, why: `“${title}” was private` }]
  return ['publish', 'future'].includes(status) ? [] : [{ ...STATUS, name: status }]
}

const STATUS = { kind: 'status' }

function byPassword(item: XmlNode, title: string): DraftReason[] {
  if (item.text('wp:post_password') === '') return []
  const hint = 'Masthead has no pages with passwords.'
  return [{ kind: 'field', name: 'wp:post_password', why: `“${title}” had a password`, hint }]
}

/** Returns a time that an export gives twice, as local time and in UTC, with the difference as its offset. */
function dateOf(item: XmlNode, key: string): string | undefined {
  const local = toDate(item.text(key))
  const world = toDate(item.text(`${key}_gmt`))
  if (!local || !world) return (world ?? local)?.slice(0, world ? undefined : 10)
  const minutes = Math.round((Date.parse(local) - Date.parse(world)) / 60_000)
  if (minutes === 0 || Math.abs(minutes) > 14 * 60) return world
  const offset = new Date(Math.abs(minutes) * 60_000).toISOString().slice(11, 16)
  return local.replace('Z', (minutes < 0 ? '-' : '+') + offset)
}

const UPLOADS = /^.*?\/wp-content\/uploads\//

/**
 * Finds a picture in a copy of WordPress’s uploads beside the export. It prefers the largest size, because WordPress
 * writes small sizes into texts.
 * @param hosts the hosts of the exported site
 */
function findUpload(src: string, root: string, hosts: readonly string[]): ImportFinding {
  const isOwn =
    hosts.some((host) => src.replace(/^(?:https?:)?\/\//, '').startsWith(`${host}/`)) || /^\/(?!\/)/.test(src)
  if (!isOwn || !UPLOADS.test(src)) return findPicture(src, root, '', [''], hosts)
  const name = src.replace(UPLOADS, '').replace(/[?#].*$/, '')
  const whole = name.replace(/-\d+x\d+(?=\.\w+$)/, '')
  const findings = [whole, whole.replace(/(?=\.\w+$)/, '-scaled'), name].map((each) =>
    findPicture(`/${each}`, root, '', ['wp-content/uploads', 'uploads', ''], []),
  )
  const message = `There is no picture “${src}” beside the export.`
  const hint =
    'An export has no pictures: copy the folder wp-content/uploads of the old host beside it, and import again.'
  const known = findings.find((finding) => 'file' in finding || finding.rule !== 'picture-missing')
  return known ?? { rule: 'picture-missing', message, hint }
}
