import { type Section, sectionsText } from '../types/section.ts'

// Measured on a page of 1440 pixels, in Latin script, rounded to the safe side: letters in a line of the text and of its
// margin, and how high a line is in each, with what stands between two blocks.
const TEXT = { letters: 62, line: 30, gap: 15 }
const NOTE = { letters: 30, line: 23, gap: 28 }

const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu

/**
 * Whether a story has notes, and they have room beside it: each begins where it is called, or under the one before, and the last ends
 * before the text does. Where they have not, they stay a list, for nothing may lie over what follows the story. An estimate.
 */
export function fitsMargin(sections: readonly Section[]): boolean {
  const notes = sections.flatMap((section) => (section.kind === 'footnotes' ? section.notes : []))
  if (notes.length === 0) return false
  let [text, margin] = [0, 0]
  for (const section of sections.filter(({ kind }) => kind !== 'footnotes')) {
    if (section.kind === 'aside' && section.variant === 'note') {
      margin += heightOf([section], NOTE) // an editor's note stands at the top of the margin
      continue
    }
    // The tree as text: a call may stand in any part of it, and quotation marks of the story's own are escaped there.
    const tree = JSON.stringify(section)
    for (const note of notes.filter(({ id }) => tree.includes(`"note":"${id}"`))) {
      margin = Math.max(margin, text) + heightOf(note.sections, NOTE)
    }
    text += heightOf([section], TEXT)
  }
  return margin <= text
}

function heightOf(sections: readonly Section[], { letters, line, gap }: typeof TEXT): number {
  const lines = sectionsText(sections).split('\n')
  const filled = lines.map((words) => Math.ceil((words.length + (words.match(WIDE)?.length ?? 0)) / letters))
  return filled.reduce((sum, count) => sum + count * line, gap)
}
