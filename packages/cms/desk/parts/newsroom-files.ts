/** The files of a newspaper that the desk reads and writes. Paths begin in the content folder: `stories/harbour/en.md`. */
export interface NewsroomFiles {
  /**
   * Returns the versions of the texts of all stories, by path. A text whose version is the same is the same; one with an
   * empty version is read at each visit.
   */
  readonly versions: () => Promise<ReadonlyMap<string, string>>
  /** Reads some texts of stories, a few at a time. One that is gone is left out. */
  readonly texts: (paths: readonly string[]) => AsyncIterable<readonly PathAndText[]>
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
  /** Returns the earlier versions of a text, the newest first, as far as they are known. */
  readonly earlier: (path: string) => Promise<readonly EarlierText[]>
  /** Removes a text that is not public. Of an edit that waits on a Git host, only the edit is removed. */
  readonly remove: (path: string) => Promise<void>
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

/** An earlier version of a text. */
export interface EarlierText {
  /** When it was saved, or replaced by the next; in milliseconds. */
  readonly at: number
  /** Who saved it; undefined if that is not known. */
  readonly by?: string
  /** Returns the file as it was. */
  readonly read: () => Promise<string | undefined>
}

/** A text of a story, with its path. */
export type PathAndText = readonly [path: string, text: string]

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

/** Reads texts at the same time. One that is gone is left out. */
export async function textsThere(
  paths: readonly string[],
  read: (path: string) => Promise<string | undefined>,
): Promise<readonly PathAndText[]> {
  const texts = await Promise.all(paths.map(async (path) => [path, await read(path)] as const))
  return texts.flatMap(([path, text]) => (text === undefined ? [] : [[path, text] as const]))
}
