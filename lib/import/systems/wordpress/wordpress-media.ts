import type { ImportFinding } from '../../imported.ts'
import { findPicture } from '../../output/find-picture.ts'
import type { WxrNode } from './wxr.ts'

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
export function attachmentsOf(items: readonly WxrNode[]): ReadonlyMap<string, Attachment> {
  const attachments = items.filter((item) => item.text('wp:post_type') === 'attachment')
  return new Map(
    attachments.map((item) => {
      const id = item.text('wp:post_id')
      const url = item.text('wp:attachment_url') || item.text('guid')
      const attachment = {
        id,
        url,
        parent: item.text('wp:post_parent'),
        alt: metaOf(item, '_wp_attachment_image_alt'),
        caption: item.text('excerpt:encoded').trim(),
      }
      return [id, attachment]
    }),
  )
}

/** Returns a value that plugins and themes store with a story; empty if there is none. */
export function metaOf(item: WxrNode, key: string): string {
  return (
    item
      .all('wp:postmeta')
      .find((meta) => meta.text('wp:meta_key') === key)
      ?.text('wp:meta_value')
      .trim() ?? ''
  )
}

const UPLOADS = /^.*?\/wp-content\/uploads\//

/**
 * Finds a picture in a copy of WordPress’s uploads beside the export. It prefers the largest size, because WordPress
 * writes small sizes into texts.
 * @param hosts the hosts of the exported site
 */
export function findUpload(src: string, root: string, hosts: readonly string[]): ImportFinding {
  const inUploads = UPLOADS.test(src)
  const name = src.replace(UPLOADS, '').replace(/[?#].*$/, '')
  const own = hosts.some((host) => src.replace(/^(?:https?:)?\/\//, '').startsWith(`${host}/`)) || /^\/(?!\/)/.test(src)
  if (!inUploads || !own) return findPicture(src, root, '', [''], hosts)
  const whole = name.replace(/-\d+x\d+(?=\.\w+$)/, '')
  const bases = ['wp-content/uploads', 'uploads', '']
  const findings = [whole, whole.replace(/(?=\.\w+$)/, '-scaled'), name].map((each) =>
    findPicture(`/${each}`, root, '', bases, []),
  )
  const found =
    findings.find((finding) => 'file' in finding) ??
    findings.find((finding) => 'rule' in finding && finding.rule !== 'picture-missing')
  if (found) return found
  const message = `There is no picture “${src}” beside the export.`
  return {
    rule: 'picture-missing',
    message,
    hint: 'An export holds no pictures: copy the folder wp-content/uploads of the old host beside it, and import again.',
  }
}
