import { wordedSections } from '../../../../lib/story/translations/staleness.ts'
import { readTextAlone } from '../../../../lib/story/translations/unsaved-story.ts'

/** A part of a Markdown text: a section with words, or a comment. */
export interface TextItem {
  /** The id of the section; undefined for a comment. */
  readonly id?: string
  /** Where it begins and ends in the text, without the empty lines around it. */
  readonly from: number
  readonly to: number
}

/** Returns the sections with words and the comments of a text, in the order in which they are written. */
export function itemsOf(markdown: string, lang: string): readonly TextItem[] {
  const { root, sections } = readTextAlone(markdown, lang, () => undefined)
  const lineStarts = [0, ...Array.from(markdown.matchAll(/\n/g), ({ index }) => index + 1)]
  const comments = root.children.flatMap((node): TextItem[] => {
    const [from, to] = [node.position?.start.offset, node.position?.end.offset]
    return node.type === 'html' && from !== undefined && to !== undefined ? [{ from, to }] : []
  })
  const all = sections.map((section) => ({ section, from: lineStarts[section.place.line - 1] ?? 0 }))
  const starts = [...comments, ...all].map(({ from }) => from)
  const worded = new Set(wordedSections(sections))
  const written = all.flatMap(({ section, from }): TextItem[] => {
    if (!worded.has(section)) return []
    const next = Math.min(markdown.length, ...starts.filter((start) => start > from))
    return [{ id: section.id, from, to: from + markdown.slice(from, next).trimEnd().length }]
  })
  return [...comments, ...written].sort((a, b) => a.from - b.from)
}
