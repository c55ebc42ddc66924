import type { Picture } from '../../picture/picture.ts'
import type { Inline } from '../types/inline.ts'
import type { Section } from '../types/section.ts'
import type { Source } from '../types/story.ts'
import { typesetSection } from './kinds.ts'
import type { SectionTypesetter } from './section-kind.ts'

/** Marks the first mention of each source in a text. The words stay as they are. */
export function markSources(sections: readonly Section[], sources: readonly Source[] = []): MarkedText {
  if (sources.length === 0) return { sections, marked: [] }
  const marker = new SourceMarker(sources)
  const text = marker.sections(sections)
  return { sections: text, marked: sources.filter((source) => marker.found.has(source)) }
}

/** A text in which the first mention of each source is an element with an id, and the sources that it mentions. */
interface MarkedText {
  readonly sections: readonly Section[]
  readonly marked: readonly Source[]
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

class SourceMarker implements SectionTypesetter {
  readonly found = new Set<Source>()
  readonly #sources: readonly Source[]

  constructor(sources: readonly Source[]) {
    this.#sources = sources
  }

  text(text: string): string {
    return text
  }

  maybe(text: string | undefined): string | undefined {
    return text
  }

  picture(picture: Picture): Picture {
    return picture
  }

  sections(sections: readonly Section[]): Section[] {
    return sections.map((section) => (KINDS.includes(section.kind) ? typesetSection(section, this) : section))
  }

  inlines(inlines: readonly Inline[]): Inline[] {
    return inlines.flatMap((inline): Inline[] => {
      if (inline.kind === 'text') return this.#pieces(inline.text)
      if (inline.kind === 'code' || !('text' in inline)) return [inline]
      return [{ ...inline, text: this.inlines(inline.text) }]
    })
  }

  /** Returns a text in pieces, those that are first mentions being marked. */
  #pieces(text: string): Inline[] {
    const [next] = this.#sources
      .filter((source) => !this.found.has(source))
      .map((source) => ({ source, at: positionOf(source.text, text) }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at || b.source.text.length - a.source.text.length)
    if (!next) return text === '' ? [] : [{ kind: 'text', text }]
    const { source, at } = next
    this.found.add(source)
    const attributes = { id: sourceId(this.#sources.indexOf(source) + 1), 'data-source': source.name }
    const end = at + source.text.length
    const before: Inline[] = at > 0 ? [{ kind: 'text', text: text.slice(0, at) }] : []
    const words: Inline[] = [{ kind: 'text', text: source.text }]
    return [...before, { kind: 'element', name: 'span', attributes, text: words }, ...this.#pieces(text.slice(end))]
  }
}

// Letters of scripts that separate words by spaces. A name may touch any other letter, as in Chinese.
const IN_WORD = /[\p{Lu}\p{Ll}\d]/u

/** Returns the position of a name in a text, but not within a word, such as AP in APEC; -1 if it is not there. */
function positionOf(name: string, text: string): number {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!IN_WORD.test(text.charAt(at - 1)) && !IN_WORD.test(text.charAt(at + name.length))) return at
  }
  return -1
}
