// Control characters; the overrides and isolates by which a text can be made to read other than it is written
// (CVE-2021-42574); and what no XML may contain: half a surrogate pair, U+FFFE and U+FFFF (XML 1.0, section 2.2). Joiners,
// marks and no-break spaces are allowed: languages need them.
// Plain ranges: \p{Cc} takes three times as long.
const RANGES = String.raw`[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]`
const HALVES = String.raw`[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]`
const HIDDEN = new RegExp(`${RANGES}|${HALVES}`)
const EVERY_HIDDEN = new RegExp(HIDDEN, 'g')

// Marks, separators, joiners and fillers draw nothing by themselves; U+2800 is a Braille cell without dots.
const VISIBLE = /[^\p{M}\p{Z}\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/u

/** The first character of a text that is not allowed in it, and its offset; undefined where there is none. */
export function findHidden(text: string): { offset: number; name: string } | undefined {
  const offset = text.search(HIDDEN)
  if (offset < 0) return undefined
  return { offset, name: `U+${text.charCodeAt(offset).toString(16).toUpperCase().padStart(4, '0')}` }
}

/** A text that is safe to print: a terminal would obey its control characters. */
export function showHidden(text: string): string {
  return text.replaceAll(EVERY_HIDDEN, '\ufffd')
}

/** A text without the characters that are not allowed in one. */
export function withoutHidden(text: string): string {
  return text.replaceAll(EVERY_HIDDEN, '')
}

/** Whether a text has a character that a reader can see. */
export function isVisible(text: string): boolean {
  return VISIBLE.test(text)
}
