/** The files of a newspaper that the desk reads and writes. Paths begin in the content folder: `stories/harbour/en.md`. */
export interface NewsroomFiles {
  /** Returns the paths of the texts of all stories. */
  readonly texts: () => Promise<readonly string[]>
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
