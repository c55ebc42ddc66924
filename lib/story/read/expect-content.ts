import { plainText } from '../types/inline.ts'
import { type ASIDES, type Section, type SectionOf, sectionsText, withoutPulls } from '../types/section.ts'
import type { Context } from './context.ts'

type Variant = (typeof ASIDES)[number]

/** The content that a block must have, in words; undefined if it may have any. */
const CONTENT: Partial<Record<Variant, readonly [words: string, isMet: (sections: readonly Section[]) => boolean]>> = {
  points: ['one list', isList],
  timeline: ['one list, each item of which begins with a date in **bold**', isTimeline],
  qa: ['questions as headings (##), each followed by its answer', isInterview],
  pull: ['one paragraph', ([first, ...others]) => first?.kind === 'paragraph' && others.length === 0],
}

/**
 * Reports a block without the content that its kind needs, and a pull quote that has a title or is inside another block.
 * @param isOutermost whether no other block contains it
 */
export function expectContent(aside: SectionOf<'aside'>, isOutermost: boolean, { report }: Context): void {
  const { variant, sections, title, place } = aside
  const [words, isMet] = CONTENT[variant] ?? []
  if (isMet && !isMet(sections)) {
    report(place, 'directive-content', `A :::${variant} block contains ${words}.`, 'Write it so, or use :::facts.')
  }
  if (variant === 'pull' && (title || !isOutermost)) {
    const message = 'A :::pull block has no title and is not inside another block.'
    report(place, 'directive-content', message, 'Move it between two paragraphs, or delete the square brackets.')
  }
}

function isList(sections: readonly Section[]): boolean {
  return sections.length === 1 && sections[0]?.kind === 'list'
}

function isTimeline(sections: readonly Section[]): boolean {
  const [list] = sections
  if (!isList(sections) || list?.kind !== 'list') return false
  return list.items.every(([first]) => first?.kind === 'paragraph' && first.text[0]?.kind === 'strong')
}

function isInterview(sections: readonly Section[]): boolean {
  const headings = [...sections.keys()].filter((index) => sections[index]?.kind === 'heading')
  if (headings[0] !== 0) return false
  return headings.every((index) => sections[index + 1] && !headings.includes(index + 1))
}

/** Reports each pull quote whose words are not in the text. Capitals, and marks around it, do not count. */
export function expectPulledWords(sections: readonly Section[], { report }: Context): void {
  const others = withoutPulls(sections)
  if (others.length === sections.length) return
  const text = spaced(sectionsText(others, plainText))
  for (const section of sections) {
    if (section.kind !== 'aside' || others.includes(section)) continue
    const words = spaced(sectionsText(section.sections, plainText)).replaceAll(/^[\p{P}\s]+|[\p{P}\s]+$/gu, '')
    if (words && text.includes(words)) continue
    const message = 'The words of this :::pull block are not in the text.'
    report(section.place, 'pull-unfound', message, 'Repeat words of one paragraph as they are there.')
  }
}

function spaced(text: string): string {
  return text.replaceAll(/\s+/g, ' ').toLowerCase()
}
