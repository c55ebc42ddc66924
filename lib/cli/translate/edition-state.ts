import type { ParsedStoryFile } from '../../story/read/read-story.ts'
import { firstMisalignment } from '../../story/translations/align.ts'
import { recordOf } from '../../story/translations/record-of.ts'
import { whyUnpublished } from '../../story/translations/schedule.ts'
import { type Staleness, staleness } from '../../story/translations/staleness.ts'
import type { UnpublishedReason } from '../../story/types/story.ts'

/** How a story stands in one language. */
export interface EditionState {
  readonly state: 'original' | 'complete' | 'behind' | 'misaligned' | 'unreviewed' | 'unreadable' | 'missing'
  /** Why it is not published. */
  readonly held?: UnpublishedReason | 'withdrawn'
  /** Of a translation that says what it was made from. */
  readonly behind?: Staleness
}

/** How a language of a story stands beside its original, what there is to do first; and why it is not published. */
export function editionState(
  manuscript: ParsedStoryFile | undefined,
  original: ParsedStoryFile | undefined,
): EditionState {
  if (!manuscript) return { state: 'missing' }
  const held = whyUnpublished(manuscript, original)
  return { ...textState(manuscript, original), ...(held ? { held } : {}) }
}

function textState(manuscript: ParsedStoryFile, original: ParsedStoryFile | undefined): EditionState {
  if (manuscript === original) return { state: 'original' }
  const translation = manuscript.frontMatter?.translation
  if (!translation || !original?.frontMatter) return { state: 'unreadable' }
  const { sections, source } = original
  const change = translation.sections && staleness(translation.sections, recordOf(original.frontMatter, sections))
  const isBehind = change && Object.values(change).some((ids) => ids.length > 0)
  const since = isBehind ? { behind: change } : {}
  // What is new in the original has no twin yet: then it is both.
  const isAligned = !firstMisalignment(sections, manuscript.sections, source.name, manuscript.end)
  if (!isAligned || isBehind) return { state: isAligned ? 'behind' : 'misaligned', ...since }
  return { state: translation.by === 'machine' && !translation.reviewer ? 'unreviewed' : 'complete' }
}
