import { sectionsText } from '../kinds/kinds.ts'
import type { Section } from '../types/section.ts'

/**
 * Estimates whether a story has footnotes that fit in its margin. Each begins beside its reference, or under the
 * previous one, and the last must end before the text does. Otherwise they stay a list, so that they do not cover what
 * follows the story. They do too if a picture extends into the margin.
 */
export function fitsMargin(sections: readonly Section[]): boolean {
  const notes = sections.flatMap((section) => (section.kind === 'footnotes' ? section.notes : []))
  if (notes.length === 0 || sections.some((section) => section.kind === 'figure' && section.size)) return false
  const inMargin = (section: Section) => section.kind === 'aside' && section.variant === 'note'
  let text = 0
  // An editor's note is at the top of the margin, wherever the file has it.
  let margin = heightOf(sections.filter(inMargin), NOTE)
  for (const section of sections) {
    if (section.kind === 'footnotes' || inMargin(section)) continue
    // Search the section as JSON: a reference may be in any part of it, and JSON escapes the story's own quotation
    // marks.
    const tree = JSON.stringify(section)
    for (const note of notes.filter(({ id }) => tree.includes(`"note":"${id}"`))) {
      margin = Math.max(margin, text) + heightOf(note.sections, NOTE)
    }
    text += heightOf([section], TEXT)
  }
  return margin <= text
}

// Letters per line, line height and the gap between two blocks, in pixels, for the text and for its margin. Measured on
// a page 1440 pixels wide, in Latin script, and rounded to the safe side.
const TEXT = { letters: 62, line: 30, gap: 15 }
const NOTE = { letters: 30, line: 23, gap: 28 }

const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu

/**
 * Estimates whether the names of sources fit in the margin of a text in which they are marked (`markSources`). Each is
 * beside its mention in a paragraph, below the editor's note, which is at the top. They stay a list if a picture or a pull
 * quote extends into the margin.
 */
export function sourcesFitMargin(marked: readonly Section[]): boolean {
  const namesIn = (sections: readonly Section[]) => JSON.stringify(sections).split('"data-source":').length - 1
  const first = marked.findIndex((section) => namesIn([section]) > 0)
  if (first < 0 || marked.some((section) => section.kind === 'figure' && section.size)) return false
  const asides = marked.filter((section) => section.kind === 'aside')
  const paragraphs = marked.filter(({ kind }) => kind === 'paragraph')
  if (namesIn(paragraphs) < namesIn(marked) || asides.some(({ variant }) => variant === 'pull')) return false
  const before = marked.slice(0, first).filter(({ kind }) => kind !== 'aside')
  const text = before.reduce((sum, section) => sum + heightOf([section], TEXT), 0)
  return (
    text >=
    heightOf(
      asides.filter(({ variant }) => variant === 'note'),
      NOTE,
    )
  )
}

function heightOf(sections: readonly Section[], { letters, line, gap }: typeof TEXT): number {
  if (sections.length === 0) return 0
  const lines = sectionsText(sections).split('\n')
  const filled = lines.map((words) => Math.ceil((words.length + (words.match(WIDE)?.length ?? 0)) / letters))
  return filled.reduce((sum, count) => sum + count * line, gap)
}
