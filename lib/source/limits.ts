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
  /** Lines and signs such as colons, commas and hyphens in front matter, or in site.yaml. */
  yamlSigns: 100_000,
  /** Levels of quotes, lists and ::: blocks that are parsed at all; a story may have twelve. */
  nesting: 100,
  /** Marks such as *, _, [, < and ` in a text without an empty line. */
  blockMarks: 1000,
  /** Lines of = or - that make headings in a text without an empty line. */
  blockUnderlines: 20,
  /** Items of lists with no long paragraph of plain words between them. */
  listItems: 10_000,
  /** Lines and signs of Markdown in a text with no long paragraph of plain words in it. */
  parsedSigns: 250_000,
  /** Seconds in which the text of a file is read, and as many more for each MB of it. */
  readingSeconds: 20,
  /** Cells of a table. */
  tableCells: 20_000,
  /** Characters that link definitions add to a text where they are referred to; in a longer text, as many as it has. */
  linkCharacters: 100_000,
  /** Problems that are kept of one file. */
  fileProblems: 10_000,
  /** Characters of a title. */
  titleCharacters: 1000,
} as const

/** A number of bytes in words, as messages give it. */
export function inMegabytes(bytes: number): string {
  return `${Math.ceil(bytes / MEBIBYTE).toLocaleString('en')} MB`
}
