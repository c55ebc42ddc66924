import type { StoryEdition } from '../types/story.ts'

/** The date of a story's last change: the latest of `updated` and its corrections; undefined if it has neither. */
export function lastChange({ updated, corrections }: StoryEdition): string | undefined {
  const dates = [...(updated ? [updated] : []), ...corrections.map(({ date }) => date)]
  return dates.sort((a, b) => Date.parse(b) - Date.parse(a))[0]
}
