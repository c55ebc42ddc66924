import { isRecord, toRecord } from '../../../../lib/settings/read-json.ts'
import { notesOf } from '../../../../lib/story/types/story.ts'
import type { EditedStory } from '../../edited-story.ts'

/** A correction as the front matter has it. */
export interface EditedCorrection {
  readonly date: string
  readonly text: string
}

/** A correction of an original, and its translation. */
export interface CorrectionPair {
  /** The id that both have. */
  readonly id: string
  /** The day of the correction, as the original has it. */
  readonly date: string
  readonly original: string
  /** Its translation; empty if there is none. */
  readonly written: string
}

/** Returns the corrections of a text. */
export function editedCorrections({ corrections }: EditedStory): readonly EditedCorrection[] {
  const all = Array.isArray(corrections) ? corrections : []
  return all.filter(isRecord).map(({ date, text }) => ({ date: String(date), text: String(text ?? '') }))
}

/** Returns a text with these corrections, without those that say nothing. */
export function withNotes(edited: EditedStory, corrections: readonly EditedCorrection[]): EditedStory {
  const left = corrections.filter(({ text }) => text.trim() !== '')
  return { ...edited, corrections: left.length > 0 ? left : undefined }
}

/** Returns the corrections of a text by the ids that all languages share. */
export function correctionIds(edited: EditedStory): ReadonlyMap<string, EditedCorrection> {
  return notesOf({ corrections: editedCorrections(edited) })
}

/** Returns the corrections of an original beside those of a translation, which belong together by their ids. */
export function pairedCorrections(original: EditedStory, edited: EditedStory): CorrectionPair[] {
  const own = correctionIds(edited)
  return [...correctionIds(original)].map(([id, { date, text }]) => {
    return { id, date, original: text, written: own.get(id)?.text ?? '' }
  })
}

/** Returns a translation with a correction in its words; an empty text takes the correction away. */
export function withCorrection(edited: EditedStory, { id, date }: CorrectionPair, text: string): EditedStory {
  const own = correctionIds(edited)
  const was = own.get(id)
  const all = was
    ? [...own].map(([one, note]) => (one === id ? { ...was, text } : note))
    : [...own.values(), { date, text }]
  return withNotes(edited, all)
}

/** Returns the reason for which a text is withdrawn; an empty text if it is not. */
export function withdrawalIn({ unpublish }: EditedStory): string {
  const { reason } = toRecord(unpublish)
  return typeof reason === 'string' ? reason : ''
}

/** Returns a translation that is withdrawn with its original, for the same reason in its words. */
export function withWithdrawal(edited: EditedStory, original: EditedStory, reason: string): EditedStory {
  const { date } = toRecord(original.unpublish)
  return { ...edited, unpublish: reason.trim() ? { date, reason } : undefined }
}
