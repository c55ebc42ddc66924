/**
 * The parts of a page that a newsroom may replace, each by the component `overrides/<part>.tsx`. docs/overrides.md
 * describes them.
 */
export const PARTS = [
  'author',
  'byline',
  'contents',
  'credit',
  'footer',
  'front',
  'front-item',
  'headline',
  'item',
  'kicker',
  'language-chooser',
  'lead',
  'list',
  'masthead',
  'meta',
  'nameplate',
  'not-found',
  'picture',
  'related',
  'share',
  'standing-page',
  'story',
  'story-facts',
  'story-head',
  'tags',
  'translation-note',
  'withdrawn',
] as const

/** The name of a part. */
export type PartName = (typeof PARTS)[number]
