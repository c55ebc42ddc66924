import type { Problem } from '../problem/problem.ts'

const MEBIBYTE = 2 ** 20

/**
 * The limits for the content that Masthead reads. Nobody reaches them on purpose, and more would take hours or all
 * memory. docs/rules.md lists these numbers, and a test compares the two.
 */
export const LIMITS = {
  /** Bytes of a Markdown file or of site.yaml. */
  textBytes: 16 * MEBIBYTE,
  /** Bytes of a picture. */
  pictureBytes: 256 * MEBIBYTE,
  /** Bytes of an export file that is imported. */
  exportBytes: 300 * MEBIBYTE,
  /** Lines and signs such as colons, commas and hyphens in front matter, or in site.yaml. */
  yamlSigns: 100_000,
  /** Levels of quotes, lists and ::: blocks that the parser accepts; a story may have twelve. */
  nesting: 100,
  /** Markdown characters such as *, _, [, < and ` in a text without an empty line. */
  blockMarks: 1000,
  /** Lines of = or - that make headings in a text without an empty line. */
  blockUnderlines: 20,
  /** List items of one file. */
  listItems: 10_000,
  /** Lines and signs of Markdown in one file. */
  parsedSigns: 400_000,
  /** Seconds for reading the text of a file, and as many more for each MB of text. */
  readingSeconds: 20,
  /** Cells of a table. */
  tableCells: 20_000,
  /** Characters that references to link definitions may add to a text. In a longer text the limit is its own length. */
  linkCharacters: 100_000,
  /** Problems that are listed for one file. */
  fileProblems: 10_000,
  /** Characters of a title. */
  titleCharacters: 1000,
} as const

/** Formats a number of bytes in MB (2^20 bytes), rounded up, for messages. */
export function inMegabytes(bytes: number): string {
  return `${Math.ceil(bytes / MEBIBYTE).toLocaleString('en')} MB`
}

/**
 * Returns a function that adds problems of one file to a list, up to a limit; then it adds one that says there are
 * more.
 * @param severity the severity of that last problem: an error if one of the omitted problems may be an error
 */
export function limitedTo(problems: Problem[], severity: Problem['severity']): (problem: Problem) => void {
  let count = 0
  return (problem) => {
    count++
    if (count <= LIMITS.fileProblems) problems.push(problem)
    if (count !== LIMITS.fileProblems + 1) return
    const message = `There are more than ${LIMITS.fileProblems.toLocaleString('en')} problems in this file; the others are not listed.`
    const { file, line, column } = problem
    problems.push({
      file,
      line,
      column,
      rule: 'limit-exceeded',
      severity,
      message,
      hint: 'Fix those above, then check again.',
    })
  }
}
