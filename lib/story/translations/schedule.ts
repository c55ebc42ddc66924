import { buildTime } from '../../settings/build-time.ts'
import type { FrontMatter } from '../read/front-matter-schema.ts'
import type { ParsedStoryFile } from '../read/read-story.ts'
import type { UnpublishedReason } from '../types/story.ts'

/** What was read of a story at some time, and when that may have changed. */
export interface Schedule {
  /** When it was read, in milliseconds since 1970. */
  readonly at: number
  /** When a language of it is published or withdrawn. */
  readonly times: readonly number[]
}

/** The times that decide what is published of a story. */
export function scheduleOf(manuscripts: readonly ParsedStoryFile[], at = buildTime()): Schedule {
  const times = manuscripts.flatMap(({ frontMatter }) => [frontMatter?.publish, frontMatter?.unpublish?.date])
  return { at, times: times.flatMap((time) => (time === undefined ? [] : Date.parse(time))) }
}

/** Whether a story that was read at another time would be read the same now. */
export function isAsScheduled({ at, times }: Schedule, now = buildTime()): boolean {
  return times.every((time) => time <= at === time <= now)
}

/**
 * Why a language of a story is held back; undefined where it is not. What holds the original back holds its translations.
 * @param files its own front matter and the original’s
 */
export function unpublishedReasonOf(files: readonly (FrontMatter | undefined)[]): UnpublishedReason | undefined {
  if (files.some((file) => file?.draft)) return 'draft'
  return files.some((file) => file?.publish && Date.parse(file.publish) > buildTime()) ? 'scheduled' : undefined
}

/** Whether a language of a story has been withdrawn by itself or with its original, and by which of the two. */
export function withdrawnBy<Each extends { readonly frontMatter: FrontMatter | undefined }>(
  files: readonly Each[],
): Each | undefined {
  return files.find(
    ({ frontMatter }) => frontMatter?.unpublish && Date.parse(frontMatter.unpublish.date) <= buildTime(),
  )
}

/** Why a language of a story is not published, be it by its own front matter or the original’s; undefined where it is. */
export function whyUnpublished(
  manuscript: ParsedStoryFile,
  original: ParsedStoryFile | undefined,
): UnpublishedReason | 'withdrawn' | undefined {
  const both = original ? [manuscript, original] : [manuscript]
  return unpublishedReasonOf(both.map(({ frontMatter }) => frontMatter)) ?? (withdrawnBy(both) && 'withdrawn')
}

/** Whether drafts and scheduled stories are shown, marked: only to who writes them, with HELD=shown, as `npm run dev` has it. */
export function showsUnpublished(): boolean {
  return process.env.HELD === 'shown' && process.env.NODE_ENV !== 'production'
}
