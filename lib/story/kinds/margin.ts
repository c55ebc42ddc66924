import type { Inline, Section } from '../types/section.ts'
import type { Source } from '../types/story.ts'
import { sectionsText, typesetSection, typesetterWith } from './kinds.ts'
import { asInlines } from './section-kind.ts'

/**
 * Marks the first mention of each source in a text. The words stay as they are.
 * @returns the text, in which each first mention is an element with an id, and the sources that it mentions
 */
export function markSources(
  sections: readonly Section[],
  sources: readonly Source[] = [],
): { readonly sections: readonly Section[]; readonly marked: readonly Source[] } {
  if (sources.length === 0) return { sections, marked: [] }
  const found = new Set<Source>()
  const mark = (text: string): Inline[] => {
    const [next] = sources
      .filter((source) => !found.has(source))
      .map((source) => ({ source, at: positionOf(source.text, text) }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at || b.source.text.length - a.source.text.length)
    if (!next) return text === '' ? [] : asInlines(text)
    const { source, at } = next
    found.add(source)
    const attributes = { id: sourceId(sources.indexOf(source) + 1), 'data-source': source.name }
    const before = at > 0 ? asInlines(text.slice(0, at)) : []
    const after = mark(text.slice(at + source.text.length))
    return [...before, { kind: 'element', name: 'span', attributes, text: asInlines(source.text) }, ...after]
  }
  const inlines = (all: readonly Inline[]): Inline[] =>
    all.flatMap((inline): Inline[] => {
      if (inline.kind === 'text') return mark(inline.text)
      if (inline.kind === 'code' || !('text' in inline)) return [inline]
      return [{ ...inline, text: inlines(inline.text) }]
    })
  const marker = typesetterWith({
    inlines,
    sections: (inside) => inside.map((one) => (KINDS.includes(one.kind) ? typesetSection(one, marker) : one)),
  })
  return { sections: marker.sections(sections), marked: sources.filter((source) => found.has(source)) }
}

/** Returns the sources that front matter lists; undefined if it has no list. */
export function listedSources(listed: readonly (string | Source)[] | undefined): readonly Source[] | undefined {
  return listed?.map((source) => (typeof source === 'string' ? { name: source, text: source } : source))
}

/** Returns the id of the first mention of a source by its number, the first being 1. */
export function sourceId(number: number): string {
  return `source-${number}`
}

/** The kinds of sections that mention sources. Charts and notes name their own. */
const KINDS: readonly Section['kind'][] = ['paragraph', 'list', 'quote']

// Letters of scripts that separate words by spaces. A name may touch any other letter, as in Chinese.
const IN_WORD = /[\p{Lu}\p{Ll}\d]/u

/** Returns the position of a name in a text, but not within a word, such as AP in APEC; -1 if it is not there. */
function positionOf(name: string, text: string): number {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!IN_WORD.test(text.charAt(at - 1)) && !IN_WORD.test(text.charAt(at + name.length))) return at
  }
  return -1
}

/**
 * Estimates whether a story has footnotes that fit in its margin. Each begins beside its reference, or under the
 * previous one, and the last must end before the text does. Otherwise they stay a list, so that they do not cover what
 * follows the story. They do too if a picture extends into the margin.
 */
export function fitsMargin(sections: readonly Section[]): boolean {
  const notes = sections.flatMap((section) => (section.kind === 'footnotes' ? section.notes : []))
  if (notes.length === 0 || sections.some((section) => section.kind === 'figure' && section.size)) return false
  const order = new Map(notes.map(({ id }, index) => [id, index]))
  const inMargin = (section: Section) => section.kind === 'aside' && section.variant === 'note'
  let text = 0
  // An editor's note is at the top of the margin, wherever the file has it.
  let margin = heightOf(sections.filter(inMargin), NOTE)
  for (const section of sections) {
    if (section.kind === 'footnotes' || inMargin(section)) continue
    // Search the section as JSON: a reference may be in any part of it, and JSON escapes the story's own quotation
    // marks.
    const found = new Set([...JSON.stringify(section).matchAll(NOTED)].flatMap(([, id = '']) => order.get(id) ?? []))
    for (const index of [...found].sort((a, b) => a - b)) {
      margin = Math.max(margin, text) + heightOf(notes[index]?.sections ?? [], NOTE)
    }
    text += heightOf([section], TEXT)
  }
  return margin <= text
}

/** The id of a footnote in a reference, in JSON. */
const NOTED = /"note":"([^"]+)"/g

// Letters per line, line height and the gap between two blocks, in pixels, for the text and for its margin. Measured on
// a page 1440 pixels wide, in Latin script, and rounded to the safe side.
const TEXT = { letters: 62, line: 30, gap: 15 }
const NOTE = { letters: 30, line: 23, gap: 28 }

const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu

/**
 * Estimates whether the names of sources fit in the margin of a text in which they are marked (`markSources`). Each is
 * beside its mention in a paragraph, below the editor's note, which is at the top. They stay a list if a picture or a
 * pull quote extends into the margin.
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
