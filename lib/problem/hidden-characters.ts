// Control characters, and the overrides and isolates by which a text can be made to read other than it is written
// (CVE-2021-42574). Joiners, marks and no-break spaces are left alone: languages need them.
// Plain ranges: \p{Cc} takes three times as long.
const RANGES = String.raw`[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]`
const HIDDEN = new RegExp(RANGES)
const EVERY_HIDDEN = new RegExp(RANGES, 'g')

/** The first character of a text that must not hide in it, and its offset; undefined where there is none. */
export function findHidden(text: string): { offset: number; name: string } | undefined {
  const offset = text.search(HIDDEN)
  if (offset < 0) return undefined
  return { offset, name: `U+${text.charCodeAt(offset).toString(16).toUpperCase().padStart(4, '0')}` }
}

/** A text that is safe to print: a terminal would obey what hides in it. */
export function showHidden(text: string): string {
  return text.replaceAll(EVERY_HIDDEN, '\ufffd')
}
