/** The files of a newspaper that the desk reads and writes. Paths begin in the content folder: `stories/harbour/en.md`. */
export interface NewsroomFiles {
  /** Reads the texts of all stories, some at a time. */
  readonly texts: () => AsyncIterable<TextBatch>
  /** Returns what a file contains; undefined if there is no such file. */
  readonly read: (path: string) => Promise<string | undefined>
  /** Returns a file that is no text, such as a picture; undefined if there is no such file. */
  readonly file: (path: string) => Promise<Blob | undefined>
  /**
   * Writes a file.
   * @param was what the file contained when it was read; undefined for a new file
   * @throws ChangedElsewhere if it contains something else by now
   */
  readonly write: (path: string, text: string, was: string | undefined) => Promise<void>
  /**
   * Adds a file that is no text, such as a picture.
   * @throws ChangedElsewhere if there is a file with this name
   */
  readonly add: (path: string, file: Blob) => Promise<void>
}

/** Some of the texts of stories, by path. */
export interface TextBatch {
  readonly texts: readonly (readonly [path: string, text: string])[]
  /** How many texts there are in all. */
  readonly all: number
}

/** Says that somebody else has changed a file since it was read. */
export class ChangedElsewhere extends Error {
  readonly now: string | undefined

  /** @param now what the file contains now; undefined if it was deleted */
  constructor(now: string | undefined) {
    super('Somebody else has changed this file.')
    this.now = now
  }
}

/** Returns the path of a story’s text. */
export function textPath(slug: string, lang: string): string {
  return `stories/${slug}/${lang}.md`
}

/** Whether a path is that of a story’s text. */
export function isTextPath(path: string): boolean {
  return /^stories\/[^/]+\/[^/]+\.md$/.test(path)
}

/** Divides a list into parts of a length; the last part may be shorter. */
export function inBatches<Item>(all: readonly Item[], length: number): Item[][] {
  return Array.from({ length: Math.ceil(all.length / length) }, (_, index) =>
    all.slice(index * length, (index + 1) * length),
  )
}
