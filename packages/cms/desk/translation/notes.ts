import { isRecord, toRecord } from '../../../../lib/settings/read-json.ts'
import type { EditedStory } from '../../edited-story.ts'

/** A correction of an original, and its translation. */
export interface CorrectionPair {
  /** The day of the correction, as the original has it. */
  readonly date: string
  readonly original: string
  /** Its translation; empty if there is none. */
  readonly written: string
}

/** Returns the corrections of an original beside those of a translation, which belong together by their dates. */
export function pairedCorrections(original: EditedStory, edited: EditedStory): readonly CorrectionPair[] {
  const own = correctionsIn(edited)
  return correctionsIn(original).map(({ date, text }) => {
    return { date, original: text, written: own.find((one) => one.date === date)?.text ?? '' }
  })
}

/** Returns a translation with a correction in its words; an empty text takes the correction away. */
export function withCorrection(edited: EditedStory, date: string, text: string): EditedStory {
  const own = correctionsIn(edited)
  const isThere = own.some((one) => one.date === date)
  const all = isThere ? own.map((one) => (one.date === date ? { date, text } : one)) : [...own, { date, text }]
  const left = all.filter((one) => one.text.trim() !== '')
  return { ...edited, corrections: left.length > 0 ? left : undefined }
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

function correctionsIn({ corrections }: EditedStory): { date: string; text: string }[] {
  const all = Array.isArray(corrections) ? corrections : []
  return all.filter(isRecord).map(({ date, text }) => ({ date: String(date), text: String(text ?? '') }))
}
