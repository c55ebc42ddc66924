import type { SiteToPublish, Upload } from '../plan/site-to-publish.ts'
import reasons from './reasons.json' with { type: 'json' }

/**
 * A place that a site is published to. Each function throws a PublishProblem that says why it failed, and what to do.
 */
export interface Target {
  /** The place, for messages. It contains no secret. */
  readonly where: string
  /**
   * Returns the names of the files and folders at the top of the place, the latter with a slash at the end; of very
   * many not all. Undefined if there is no such place.
   */
  list(): Promise<readonly string[] | undefined>
  /**
   * Returns the time at which a file was written, in milliseconds by the clock of the target; undefined if there is
   * none.
   */
  timeOf(name: string): Promise<number | undefined>
  /**
   * Returns the text of a file; undefined if there is none.
   * @throws PublishProblem also if it is a link
   */
  read(name: string): Promise<string | undefined>
  /**
   * Returns the SHA-256 of the files that are there of some names, as readers get them. A link, a folder and what is
   * behind a link have `NO_FILE` or `BEHIND_LINK` in place of it.
   */
  digests(names: readonly string[]): Promise<ReadonlyMap<string, string>>
  /**
   * Writes a small file that another publisher may write at the same time.
   * Where the target can, it writes only if the file is still as this process last read or wrote it.
   */
  write(name: string, text: string): Promise<void>
  /**
   * Uploads files in any order. A folder at the target that is a link is an error.
   * @param arrived is called for each file that has certainly arrived
   */
  put(site: SiteToPublish, files: readonly Upload[], arrived: (file: Upload) => void): Promise<void>
  /** Deletes files. One that does not exist is no error. */
  remove(names: readonly string[]): Promise<void>
  /** Removes temporary files. Also called after an error. */
  finish(): Promise<void>
}

/** The value in place of a digest where a target has a link or a folder. */
export const NO_FILE = 'no file'

/** The value in place of a digest where a link or a file is above, in place of a folder. */
export const BEHIND_LINK = 'behind a link'

/** A reason for which a kind of target fails, and the remedy. */
interface Reason {
  /** A pattern of what the target says then. */
  readonly said: string
  readonly reason?: string
  readonly hint: string
}

/**
 * Returns the reason for which a target failed, in plain words; undefined if reasons.json does not have it.
 * @param said the codes of the error, or what a program printed; the first that is known counts
 */
export function reasonFor(kind: keyof typeof reasons, ...said: readonly string[]): Reason | undefined {
  const all: readonly Reason[] = reasons[kind]
  return said.flatMap((text) => all.find((one) => new RegExp(one.said, 'i').test(text)) ?? [])[0]
}
