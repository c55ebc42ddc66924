import path from 'node:path'
import { readFronts } from '../library/front-choice.ts'
import { endsOf } from '../library/front-notice.ts'
import { readNewsroomConfig } from '../newsroom/newsroom-config.ts'
import type { Publication } from '../publication/publication.ts'
import { buildTime } from '../settings/settings.ts'
import type { FrontMatter } from '../story/read/front-matter-schema.ts'
import type { ParsedStoryFile } from '../story/read/parse-story-file.ts'
import { foldersOf } from '../story/read/read-folder.ts'
import { originalOf } from '../story/translations/join-languages.ts'
import { parseStoryFiles } from '../story/translations/load-story.ts'
import { storyReports } from './check/story-reports.ts'

/**
 * A change that the first build at or after a time makes: to one language of a story, or the end of what a file of the
 * newspaper says under a key.
 */
export type DueChange = {
  /** The time in UTC: `2026-03-01T08:00:00Z`. */
  readonly at: string
} & (
  | { readonly story: string; readonly language: string; readonly change: 'publish' | 'withdraw' }
  | { readonly file: string; readonly key: string; readonly change: 'end' }
)

/**
 * Returns the changes that the stories, front pages and notices of a newsroom have after a time, the first one first.
 * @param after milliseconds since 1970; if it is not given, the changes are those ahead
 */
export async function dueChanges(
  root: string,
  publication: Publication,
  after = buildTime(),
): Promise<readonly DueChange[]> {
  const { bundle } = await readNewsroomConfig(path.resolve(root))
  const { reports } = await storyReports(root, foldersOf(root, 'stories').names, publication, bundle)
  const ends = endsOf({ publication, fronts: readFronts(root, publication) }).flatMap(
    ({ until, ...end }): DueChange[] =>
      Date.parse(until) <= after ? [] : [{ at: inSeconds(Date.parse(until)), ...end, change: 'end' }],
  )
  return reports
    .filter(({ loaded }) => loaded.schedule.times.some((time) => time > after))
    .flatMap(({ loaded }) => changesOf(parseStoryFiles(root, 'stories', loaded.slug, publication).files, after))
    .concat(ends)
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
}

/**
 * Returns the changes that one story has after a time. A language is published when it and its original are, and
 * withdrawn when either of them is. A draft has none.
 * @param after milliseconds since 1970
 */
function changesOf(files: readonly ParsedStoryFile[], after: number): DueChange[] {
  const original = originalOf(files)?.frontMatter
  return files.flatMap(({ slug, lang, frontMatter }) => {
    if (!frontMatter || frontMatter.draft || original?.draft) return []
    const both = original ? [frontMatter, original] : [frontMatter]
    const published = Math.max(...timesOf(both, ({ publish }) => publish))
    const withdrawn = Math.min(...timesOf(both, ({ unpublish }) => unpublish?.date))
    // Of a story that is withdrawn before it is published, readers only see the notice, from its publication on.
    const times = { publish: published < withdrawn ? published : after, withdraw: Math.max(published, withdrawn) }
    return (['publish', 'withdraw'] as const)
      .filter((change) => times[change] > after && Number.isFinite(times[change]))
      .map((change) => ({ at: inSeconds(times[change]), story: slug, language: lang, change }))
  })
}

function timesOf(files: readonly FrontMatter[], read: (file: FrontMatter) => string | undefined): number[] {
  return files.flatMap((file) => {
    const time = read(file)
    return time === undefined ? [] : Date.parse(time)
  })
}

function inSeconds(time: number): string {
  return new Date(time).toISOString().replace('.000Z', 'Z')
}
