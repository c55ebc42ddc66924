/** Names of each key in the generators, in lower case without punctuation. The first one present counts. */
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

/** Keys that only control how a generator shows a story. */
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
