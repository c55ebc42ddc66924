import { buildTime } from '../../settings/settings.ts'
import type { FrontMatter } from '../read/front-matter-schema.ts'
import type { ParsedStoryFile } from '../read/parse-story-file.ts'
import type { UnpublishedReason } from '../types/story.ts'

/** The time at which a story was read, and the times at which the result may change. */
export interface Schedule {
  /** The build time at which the story was read, in milliseconds since 1970. */
  readonly at: number
  /** The times at which a language of the story is published or withdrawn, in milliseconds since 1970. */
  readonly times: readonly number[]
}

/** The times that decide which languages of a story are published. */
export function scheduleOf(files: readonly ParsedStoryFile[], at = buildTime()): Schedule {
  const times = files.flatMap(({ frontMatter }) => [frontMatter?.publish, frontMatter?.unpublish?.date])
  return { at, times: times.flatMap((time) => (time === undefined ? [] : Date.parse(time))) }
}

/** Whether reading a story now gives the same result as when it was read: no scheduled time lies between. */
export function isAsScheduled({ at, times }: Schedule, now = times.length > 0 ? buildTime() : at): boolean {
  return times.every((time) => time <= at === time <= now)
}

/**
 * Why a language of a story is not published yet; undefined if it is. An unpublished original keeps its translations
 * back.
 * @param files the front matter of the language and that of the original
 */
export function unpublishedReasonOf(files: readonly (FrontMatter | undefined)[]): UnpublishedReason | undefined {
  if (files.some((file) => file?.draft)) return 'draft'
  return files.some((file) => file?.publish && Date.parse(file.publish) > buildTime()) ? 'scheduled' : undefined
}

/** The file, either of the language or of its original, that withdraws the language; undefined if neither does. */
export function withdrawnBy<Each extends { readonly frontMatter: FrontMatter | undefined }>(
  files: readonly Each[],
): Each | undefined {
  return files.find(
    ({ frontMatter }) => frontMatter?.unpublish && Date.parse(frontMatter.unpublish.date) <= buildTime(),
  )
}

/** Why a language of a story is not published, by its own or the original’s front matter; undefined if it is. */
export function whyUnpublished(
  parsed: ParsedStoryFile,
  original: ParsedStoryFile | undefined,
): UnpublishedReason | 'withdrawn' | undefined {
  const both = original ? [parsed, original] : [parsed]
  return unpublishedReasonOf(both.map(({ frontMatter }) => frontMatter)) ?? (withdrawnBy(both) && 'withdrawn')
}
