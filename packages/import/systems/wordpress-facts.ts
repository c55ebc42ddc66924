import { fromHtml } from 'hast-util-from-html'
import { toString as textIn } from 'hast-util-to-string'
import type { XmlNode } from '../../../lib/builder/compile/import-source.ts'
import { findPicture } from '../output/find-picture.ts'
import { toDate } from '../source/to-date.ts'
import type { Facts, ImportFinding, Warn } from '../types/imported.ts'

/** Reads the facts of a story from an export, besides its text. */
export function factsOfItem(item: XmlNode, { warn, people, attachments, now }: ItemContext): Facts {
  const status = item.text('wp:status').toLowerCase()
  const date = dateOf(item, 'wp:post_date')
  const modified = dateOf(item, 'wp:post_modified')
  const isLater = date !== undefined && Date.parse(date) > now
  const terms = (domain: string) => item.all('category').filter((term) => term.attribute('domain') === domain)
  const title = plain(item.text('title'))
  const lost = (message: string, hint?: string) => warn(item.place, 'import-lost', `Of “${title}”: ${message}`, hint)
  if (!date && status === 'publish') warn(item.place, 'date-invalid', `“${title}” has no date that exists.`)
  if (status === 'private') lost('it was private; it is a draft now.')
  const isOverdue = status === 'future' && !isLater
  if (isOverdue) lost('it was to be published later, and nobody knows if it was; it is a draft now.')
  const members = forMembers(item)
  if (members) lost(`it has ${members}, so some of it was only for members; it is a draft now.`)
  const isLocked = item.text('wp:post_password') !== ''
  if (isLocked) lost('it had a password; it is a draft now.', 'Masthead has no pages with passwords.')
  const comments = item.all('wp:comment').length
  if (comments > 0) lost(`its comments (${comments}) are not imported.`)
  for (const term of item.all('category')) {
    const domain = term.attribute('domain')
    if (!['category', 'post_tag', 'language', 'post_translations', 'post_format', ...PEOPLE].includes(domain))
      lost(`its ${domain} “${term.own}” is not imported.`)
  }
  for (const meta of item.all('wp:postmeta')) {
    const key = meta.text('wp:meta_key')
    // Keys that begin with an underscore belong to WordPress or a plugin.
    const value = meta.text('wp:meta_value').trim()
    const isOwn = key.startsWith('_') && !(OF_PEOPLE.test(key) && /\p{L}/u.test(value))
    if (!isOwn && !SUMMARIES.includes(key) && !PEOPLE.includes(key))
      lost(`its field “${key}: ${value.slice(0, 200)}” is not imported.`)
  }
  const cover = attachments.get(metaOf(item, '_thumbnail_id'))
  const authors = terms('author').map(
    (term) => people.get(term.attribute('nicename').replace(/^cap-/, '')) || plain(term.own),
  )
  const creators = [item.text('dc:creator')].filter(Boolean).map((login) => people.get(login) || login)
  for (const creator of creators)
    if (authors.length > 0 && !authors.includes(creator))
      lost(`its creator “${creator}” is none of its authors, and is not imported.`)
  const translators = [...terms('translator').map((term) => plain(term.own)), metaOf(item, 'translator')].filter(
    Boolean,
  )
  for (const other of translators.slice(1)) lost(`a story names one translator; “${other}” is not imported.`)
  return {
    title: title || undefined,
    description: plain(item.text('excerpt:encoded')) || SUMMARIES.map((key) => metaOf(item, key)).find(Boolean),
    date: isLater ? undefined : date,
    updated: date && modified && Date.parse(modified) > Date.parse(date) ? modified : undefined,
    publish: isLater ? date : undefined,
    // A plugin for several authors lists all of them as terms.
    authors: authors.length > 0 ? authors : creators,
    translation: translators[0] ? { by: 'human', translator: translators[0], place: item.place } : undefined,
    tags: terms('post_tag').map((term) => plain(term.own)),
    categories: terms('category')
      .filter((term) => term.attribute('nicename') !== 'uncategorized')
      .map((term) => plain(term.own)),
    draft: isLocked || isOverdue || members !== undefined || !['publish', 'future'].includes(status),
    cover: cover && {
      src: cover.url,
      alt: cover.alt || undefined,
      caption: plain(cover.caption) || undefined,
      place: item.place,
    },
    lang: terms('language')[0]?.attribute('nicename'),
    slug: item.text('wp:post_name'),
    key: terms('post_translations')[0]?.attribute('nicename'),
    aliases: [],
  }
}

/** The context for reading an item of an export. */
interface ItemContext {
  readonly warn: Warn
  /** Names of authors by their login names. */
  readonly people: ReadonlyMap<string, string>
  readonly attachments: ReadonlyMap<string, Attachment>
  /** The time of the import, in milliseconds since 1970. */
  readonly now: number
}

const SUMMARIES = ['_yoast_wpseo_metadesc', 'rank_math_description', '_aioseo_description']

/** Taxonomies and fields that name people for whom a story has a slot. */
const PEOPLE = ['author', 'translator']

/** The names of hidden fields that plugins have for people. */
const OF_PEOPLE = /author|byline|translat|editor|photograph|credit|writer|review/i

const MEMBERS =
  /\bwp:(?:premium-content|jetpack\/paywall)|\[[\w-]*(?:restrict|member|logged|paywall|premium|subscriber)[\w-]*/i

/** Returns what keeps a story or a part of it for members: a field or a tag of a plugin; undefined if nothing does. */
function forMembers(item: XmlNode): string | undefined {
  const access = metaOf(item, '_jetpack_newsletter_access')
  if (access && access !== 'everybody') return `the field _jetpack_newsletter_access: ${access}`
  if (metaOf(item, '_members_access_role')) return 'the field _members_access_role'
  const [tag] = MEMBERS.exec(item.text('content:encoded')) ?? []
  return tag && `the tag ${tag}`
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

/** Returns the plain text of a text that may contain HTML. */
function plain(html: string): string {
  return textIn(fromHtml(html, { fragment: true }))
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** A file in WordPress’s media library. */
export interface Attachment {
  readonly id: string
  /** The id of the story to which it was uploaded. */
  readonly parent: string
  readonly url: string
  readonly alt: string
  readonly caption: string
}

/** Returns the media library of an export by id, as stories refer to it. */
export function attachmentsOf(items: readonly XmlNode[]): ReadonlyMap<string, Attachment> {
  const attachments = items.flatMap((item): Attachment[] => {
    if (item.text('wp:post_type') !== 'attachment') return []
    const url = item.text('wp:attachment_url') || item.text('guid')
    const alt = metaOf(item, '_wp_attachment_image_alt')
    const caption = item.text('excerpt:encoded').trim()
    return [{ id: item.text('wp:post_id'), parent: item.text('wp:post_parent'), url, alt, caption }]
  })
  return new Map(attachments.map((attachment) => [attachment.id, attachment]))
}

/** Returns a value that plugins and themes store with a story; empty if there is none. */
function metaOf(item: XmlNode, key: string): string {
  const meta = item.all('wp:postmeta').find((each) => each.text('wp:meta_key') === key)
  return meta?.text('wp:meta_value').trim() ?? ''
}

const UPLOADS = /^.*?\/wp-content\/uploads\//

/**
 * Finds a picture in a copy of WordPress’s uploads beside the export. It prefers the largest size, because WordPress
 * writes small sizes into texts.
 * @param hosts the hosts of the exported site
 */
export function findUpload(src: string, root: string, hosts: readonly string[]): ImportFinding {
  const isOwn =
    hosts.some((host) => src.replace(/^(?:https?:)?\/\//, '').startsWith(`${host}/`)) || /^\/(?!\/)/.test(src)
  if (!isOwn || !UPLOADS.test(src)) return findPicture(src, root, '', [''], hosts)
  const name = src.replace(UPLOADS, '').replace(/[?#].*$/, '')
  const whole = name.replace(/-\d+x\d+(?=\.\w+$)/, '')
  const findings = [whole, whole.replace(/(?=\.\w+$)/, '-scaled'), name].map((each) =>
    findPicture(`/${each}`, root, '', ['wp-content/uploads', 'uploads', ''], []),
  )
  const missing = {
    rule: 'picture-missing',
    message: `There is no picture “${src}” beside the export.`,
    hint: 'An export has no pictures: copy the folder wp-content/uploads of the old host beside it, and import again.',
  } as const
  return (
    findings.find((finding) => 'file' in finding) ??
    findings.find((finding) => 'rule' in finding && finding.rule !== 'picture-missing') ??
    missing
  )
}
