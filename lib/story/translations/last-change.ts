import type { StoryEdition } from '../types/story.ts'

/** When a story was last changed, as far as its editors say: the latest of its update and its corrections. */
export function lastChange({ updated, corrections }: StoryEdition): string | undefined {
  const dates = [...(updated ? [updated] : []), ...corrections.map(({ date }) => date)]
  return dates.sort((a, b) => Date.parse(b) - Date.parse(a))[0]
}
