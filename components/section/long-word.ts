import { type Inline, plainText } from '../../lib/story/types/inline.ts'

/**
 * Whether a text in Chinese or Japanese has a word so long that a justified line before it would be torn apart. A web
 * address that is a link may break anywhere.
 */
export function hasLongWord(text: readonly Inline[], lang: string): boolean {
  return /^(?:zh|ja|yue)\b/.test(lang) && LONG.test(plainText(text.filter((inline) => !isAddress(inline))))
}

/** A word that does not break and is longer than a fifth of a line of Chinese or Japanese. A hyphen ends it. */
const LONG = /[!-,.-~\u00c0-\u024f]{16}/

/** Whether a text is a link that shows its web address. */
export function isAddress(inline: Inline): boolean {
  return inline.kind === 'link' && /^(?:https?:\/\/|www\.)\S+$/.test(plainText(inline.text))
}
