const MEBIBYTE = 2 ** 20

/**
 * How much of one thing Masthead reads. Nobody writes so much by intent, and more would take hours or all memory. docs/rules.md
 * lists these numbers, and a test compares the two.
 */
export const LIMITS = {
  /** Bytes of a Markdown file or of site.yaml. */
  textBytes: 16 * MEBIBYTE,
  /** Bytes of a picture. */
  pictureBytes: 256 * MEBIBYTE,
  /** Bytes of an export that is imported. */
  exportBytes: 300 * MEBIBYTE,
  /** Characters of a title. */
  titleCharacters: 1000,
} as const

/** A number of bytes in words, as messages give it. */
export function inMegabytes(bytes: number): string {
  return `${Math.ceil(bytes / MEBIBYTE).toLocaleString('en')} MB`
}
