/** The files of a newspaper that the desk reads and writes. Paths begin in the content folder: `stories/harbour/en.md`. */
export interface NewsroomFiles {
  /** Reads the texts of all stories, some at a time. */
  readonly texts: () => AsyncIterable<TextBatch>
  /** Returns what a file contains; undefined if there is no such file. */
  readonly read: (path: string) => Promise<string | undefined>
  /** Returns a file that is no text, such as a picture; undefined if there is no such file. */
  readonly file: (path: string) => Promise<Blob | undefined>
  /**
   * Writes a text.
   * @param was what the file contained when it was read; undefined for a new file
   * @param isForReaders whether readers get this version at once; a folder makes no difference
   * @throws ChangedElsewhere if it contains something else by now
   */
  readonly write: (path: string, text: string, was: string | undefined, isForReaders?: boolean) => Promise<void>
  /**
   * Adds a file that is no text, such as a picture.
   * @param text the path of the text that it is for
   * @throws ChangedElsewhere if there is a file with this name
   */
  readonly add: (path: string, file: Blob, text: string) => Promise<void>
  /** The reviews of a Git host; a folder has none. */
  readonly reviews?: HostReviews
}

/** The reviews of a Git host. A text that is not public is on a branch of its own until it is merged. */
export interface HostReviews {
  /** Whether this person may publish, by the rules of the host. */
  readonly mayPublish: boolean
  /** Whether a version of the text is on a branch of its own. */
  readonly isPending: (path: string) => boolean
  /** Returns the branch on which a text waits; undefined if it has none. */
  readonly branchOf: (path: string) => Promise<string | undefined>
  /** Returns the address of the request in which a text is reviewed; undefined if there is none. */
  readonly addressOf: (path: string) => Promise<string | undefined>
  /** Asks for the review of a text. */
  readonly ask: (path: string, title: string) => Promise<void>
  /**
   * Approves a text.
   * @throws RefusedByHost if this person may not
   */
  readonly approve: (path: string, title: string) => Promise<void>
  /**
   * Gives the text to readers: its branch is merged. Does nothing if it has none.
   * @throws RefusedByHost if an approval or a check is missing, or if both branches have changed the same lines
   */
  readonly merge: (path: string, title: string) => Promise<void>
}

/** Says that a Git host does not do what was asked for, in its own words. */
export class RefusedByHost extends Error {}

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
