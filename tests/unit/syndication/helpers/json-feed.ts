import { z } from 'zod'

const url = z.url({ protocol: /^https?$/ })
// “RFC 3339 format (Example: 2010-02-07T14:04:00-05:00)”
const date = z.iso.datetime({ offset: true })
const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z\d]+)*$/)
// “you must provide at least one” of the three
const author = z
  .strictObject({ name: z.string().optional(), url: url.optional(), avatar: url.optional() })
  .refine((keys) => Object.keys(keys).length > 0)
const attachment = z.strictObject({
  url,
  mime_type: z.string().regex(/^[a-z]+\/[\w.+-]+$/),
  title: z.string().optional(),
  size_in_bytes: z.int().positive().optional(),
  duration_in_seconds: z.number().optional(),
})
// “a publisher can use custom objects … each must start with an _ character”, and `about` says where it is described
const extension = z.strictObject({ about: url, digital_source_type: url })
const pictureInFeed = z.strictObject({
  url,
  alt: z.string(),
  caption: z.string().optional(),
  credit: z.string().optional(),
  license: url.optional(),
})
const item = z
  .strictObject({
    id: z.string().min(1),
    url: url.optional(),
    external_url: url.optional(),
    title: z.string().optional(),
    content_html: z.string().min(1).optional(),
    content_text: z.string().min(1).optional(),
    summary: z.string().optional(),
    image: url.optional(),
    banner_image: url.optional(),
    date_published: date.optional(),
    date_modified: date.optional(),
    authors: z.array(author).optional(),
    tags: z.array(z.string()).optional(),
    language: language.optional(),
    attachments: z.array(attachment).optional(),
    _iptc: extension.optional(),
    _media: z.strictObject({ about: url, items: z.array(pictureInFeed).min(1) }).optional(),
  })
  // “one or both must be present”
  .refine((keys) => keys.content_html !== undefined || keys.content_text !== undefined)

/**
 * JSON Feed 1.1, as https://www.jsonfeed.org/version/1.1/ has it, without what it calls deprecated, and with two
 * extensions.
 */
export const JSON_FEED = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string().min(1),
  home_page_url: url.optional(),
  feed_url: url.optional(),
  description: z.string().optional(),
  user_comment: z.string().optional(),
  next_url: url.optional(),
  icon: url.optional(),
  favicon: url.optional(),
  authors: z.array(author).optional(),
  language: language.optional(),
  expired: z.boolean().optional(),
  hubs: z.array(z.strictObject({ type: z.string().min(1), url })).optional(),
  // “id … must be unique” within the feed
  items: z.array(item).refine((items) => new Set(items.map(({ id }) => id)).size === items.length),
})
