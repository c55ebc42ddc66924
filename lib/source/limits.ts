import type { Problem } from '../problem/problem.ts'

const MEBIBYTE = 2 ** 20

/**
 * The limits for the content that Masthead reads. Nobody reaches them on purpose, and more would take hours or all
 * memory. docs/limits.md lists these numbers, and a test compares the two.
 */
export const LIMITS = {
  textBytes: 16 * MEBIBYTE,
  pictureBytes: 256 * MEBIBYTE,
  fileBytes: 100 * MEBIBYTE,
  staticBytes: 10 * MEBIBYTE,
  exportBytes: 300 * MEBIBYTE,
  yamlSigns: 100_000,
  nesting: 100,
  blockMarks: 1000,
  blockUnderlines: 20,
  listItems: 10_000,
  parsedSigns: 400_000,
  readingSeconds: 20,
  codeSeconds: 20,
  outputSeconds: 600,
  tableCells: 20_000,
  linkCharacters: 100_000,
  fileProblems: 10_000,
  titleCharacters: 1000,
  emptyLines: 1000,
  tags: 100,
} as const

/** The thing that each limit counts, as docs/limits.md says it. */
export const LIMIT_MEANINGS: Readonly<Record<keyof typeof LIMITS, string>> = {
  textBytes: 'bytes of a Markdown file or of `site.yaml`',
  pictureBytes: 'bytes of a picture',
  fileBytes: 'bytes of a file beside a story or in `media`',
  staticBytes: 'bytes of a file in `static`',
  exportBytes: 'bytes of an export that is imported',
  yamlSigns: 'lines and signs in front matter or `site.yaml`',
  nesting: 'levels of quotes, lists and `:::` blocks that are parsed; a story may have twelve',
  blockMarks: 'marks such as `*` and `[` in a text without an empty line',
  blockUnderlines: 'lines of `=` or `-` that make headings in a text without an empty line',
  listItems: 'items of lists of one file',
  parsedSigns: 'lines and signs of Markdown in a file',
  readingSeconds: 'seconds to read, and to check, a text or an imported story; as many more for each MB',
  codeSeconds: 'seconds to load `masthead.config.ts`, and for one of its checks of a file',
  outputSeconds: 'seconds in which an output of it makes a file, or an importer reads a source',
  tableCells: 'cells of a table',
  linkCharacters: 'characters that link definitions add to a text; in a longer one, as many as it has',
  fileProblems: 'problems that are kept of one file',
  titleCharacters: 'characters of a title',
  emptyLines: 'empty lines in a row in a Markdown file',
  tags: 'tags of a story',
}

/** The maximum time for reading or checking a text, in milliseconds. */
export function readingTime(characters: number): number {
  return Math.round(LIMITS.readingSeconds * 1000 * (1 + characters / 1e6))
}

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
