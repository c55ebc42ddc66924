/** Finds the first character in a text that is not allowed, and its offset; undefined if there is none. */
export function findHidden(text: string): { offset: number; name: string } | undefined {
  const offset = text.search(HIDDEN)
  if (offset < 0) return undefined
  return { offset, name: `U+${text.charCodeAt(offset).toString(16).toUpperCase().padStart(4, '0')}` }
}

// Characters that are not allowed: control characters; direction overrides and isolates, which can make a text look
// different from its characters (CVE-2021-42574); and characters that XML forbids (XML 1.0, section 2.2). These are
// halves of surrogate pairs, U+FFFE and U+FFFF. Joiners, marks and no-break spaces are allowed, because languages need
// them. The ranges are written out, because \p{Cc} takes three times as long.
const RANGES = String.raw`[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]`
const HALVES = String.raw`[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]`
const HIDDEN = new RegExp(`${RANGES}|${HALVES}`)
const EVERY_HIDDEN = new RegExp(HIDDEN, 'g')

// Any character except marks, separators, joiners and fillers, which are invisible alone. U+2800 is an empty Braille
// cell.
const VISIBLE = /[^\p{M}\p{Z}\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/u

/** Replaces characters that are not allowed by U+FFFD, so that a terminal does not execute control characters. */
export function showHidden(text: string): string {
  return text.replaceAll(EVERY_HIDDEN, '\ufffd')
}

/** Removes the characters that are not allowed from a text. */
export function withoutHidden(text: string): string {
  return text.replaceAll(EVERY_HIDDEN, '')
}

/** Whether a text has a character that a reader can see. */
export function isVisible(text: string): boolean {
  return VISIBLE.test(text)
}
