/** What the generators call the same thing; written without signs and capitals, the first that is there counts. */
export const NAMES = {
  title: ['title'],
  description: ['description', 'summary', 'excerpt'],
  date: ['date', 'pubdate', 'datepublished', 'publisheddate', 'created'],
  updated: ['updated', 'lastmod', 'lastmodified', 'lastmodifiedat', 'modified', 'moddate', 'updateddate', 'updatedat'],
  publish: ['publish', 'publishdate'],
  expiry: ['expirydate', 'unpublishdate'],
  authors: ['authors', 'author'],
  tags: ['tags', 'tag'],
  categories: ['categories', 'category', 'section'],
  kind: ['kind'],
  draft: ['draft', 'published'],
  lang: ['lang', 'language', 'locale'],
  slug: ['slug'],
  key: ['translationkey', 'langref', 'pageid'],
  translation: ['translation', 'translator'],
  permalink: ['url', 'permalink'],
  aliases: ['aliases', 'alias', 'redirectfrom'],
} as const

/** What says nothing of a story, but how a generator shows it. */
export const SILENT: readonly string[] = [
  'layout',
  'type',
  'relative',
  'weight',
  'toc',
  'comments',
  'cascade',
  'eleventynavigation',
]
