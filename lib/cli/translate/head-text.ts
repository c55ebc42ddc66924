import type { RecordedHeader } from '../../story/translations/record-of.ts'

/** What stands over a story's text and is translated with it, a line for each part that there is. */
export function headText({ title, description, cover }: RecordedHeader): string {
  return [title, description, cover?.alt, cover?.caption, cover?.credit].filter((line) => line !== undefined).join('\n')
}
