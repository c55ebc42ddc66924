/**
 * The name of a file of the site: its path in the site’s folder, with forward slashes. Only `isFileOfSite` makes one
 * from a text, so no file is written or deleted outside that folder.
 */
export type SiteFileName = string & { readonly [CHECKED]: true }

declare const CHECKED: unique symbol

/**
 * Whether a text leads to a file within the site’s folder: it has no backslash, no empty part, and no part `.` or `..`.
 */
export function isFileOfSite(text: unknown): text is SiteFileName {
  if (typeof text !== 'string' || !/^(?!\/)[^\\\0\n]+$/.test(text)) return false
  return !text.split('/').some((part) => part === '..' || part === '.' || part === '')
}

/** Whether a text is the SHA-256 of a file, as 64 hex digits: the cache names its files so. */
export function isDigest(text: unknown): text is string {
  return typeof text === 'string' && /^[\da-f]{64}$/.test(text)
}
