import type { ParsedStoryFile } from '../read/parse-story-file.ts'
import type { Staleness, UnpublishedReason } from '../types/story.ts'
import { firstDifference, isAdapted } from './join-languages.ts'
import { digestsOfOriginal, staleness } from './staleness.ts'
import { whyUnpublished } from './to-story-edition.ts'

/** The state of a story in one language. `masthead status --json` prints it under these names. */
export interface EditionState {
  readonly state: 'original' | 'complete' | 'begun' | 'behind' | 'misaligned' | 'unreviewed' | 'unreadable' | 'missing'
  /** The reason why it is not published. */
  readonly held?: UnpublishedReason | 'withdrawn'
  /** What has changed since the translation was made, if it records what it was made from. */
  readonly behind?: Staleness
}

/** Returns the state of one language against its original, as the first thing to fix, and why it is unpublished. */
export function editionState(parsed: ParsedStoryFile | undefined, original: ParsedStoryFile | undefined): EditionState {
  if (!parsed) return { state: 'missing' }
  const held = whyUnpublished(parsed, original)
  return { ...textState(parsed, original), ...(held ? { held } : {}) }
}

function textState(parsed: ParsedStoryFile, original: ParsedStoryFile | undefined): EditionState {
  if (parsed === original) return { state: 'original' }
  const translation = parsed.frontMatter?.translation
  if (!translation || !original?.frontMatter) return { state: 'unreadable' }
  const { sections, source } = original
  const change =
    translation.sections && staleness(translation.sections, digestsOfOriginal(original.frontMatter, sections))
  const isStale = change && Object.values(change).some((ids) => ids.length > 0)
  const since = isStale ? { behind: change } : {}
  // A new section of the original has no translation yet, so the edition is both behind and misaligned.
  const difference = isAdapted(parsed) ? undefined : firstDifference(sections, parsed.sections, source.name, parsed.end)
  // A draft has the first sections, and not yet the others.
  if (parsed.frontMatter?.draft && difference?.place === parsed.end) return { state: 'begun', ...since }
  const isAligned = !difference
  if (!isAligned || isStale) return { state: isAligned ? 'behind' : 'misaligned', ...since }
  return { state: translation.by === 'machine' && !translation.reviewer ? 'unreviewed' : 'complete' }
}
