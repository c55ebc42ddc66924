import type { RecordedHeader } from '../../story/translations/staleness.ts'

/** Returns the translatable text above a story's body, with a line for each part that exists. */
export function headText({ title, description, cover }: RecordedHeader): string {
  return [title, description, cover?.alt, cover?.caption, cover?.credit].filter((line) => line !== undefined).join('\n')
}
