import { type Place, START } from '../problem/problem.ts'
import { lineStarts, placeAt } from '../source/source-file.ts'
import { figuresIn, sectionFacts, sectionsText } from '../story/kinds/kinds.ts'
import type { ParsedStoryFile } from '../story/read/parse-story-file.ts'
import { type Inline, plainText } from '../story/types/section.ts'

/** A text of a story that is checked separately: the title, a caption, a section. */
export interface StoryText {
  /** The name of the text, the same in every language: `title`, `p3`. */
  readonly id: string
  /** Its parts, such as cells and items, have an empty line between them. */
  readonly text: string
  /** Whether it is the headline of the story or a heading. */
  readonly isHeading: boolean
  /** Returns the place of some of its words in the file; if they are not found, the place where the text begins. */
  placeOf(words: string): Place
}

/** Returns all texts of a story from top to bottom, except code. */
export function textsOf({ frontMatter, yaml, sections, source }: ParsedStoryFile): StoryText[] {
  const { title, description, cover } = frontMatter ?? {}
  const head = [
    { path: ['title'], text: title },
    { path: ['description'], text: description },
    { path: ['cover', 'alt'], text: cover?.alt },
    { path: ['cover', 'caption'], text: cover?.caption },
    { path: ['cover', 'credit'], text: cover?.credit },
  ]
  return [
    ...head.flatMap(({ path, text }) =>
      text
        ? [
            {
              id: path.join('.'),
              text,
              isHeading: path[0] === 'title',
              placeOf: () => yaml?.placeOf(path) ?? START,
            },
          ]
        : [],
    ),
    ...sections.flatMap((section) => {
      if (sectionFacts(section).isCode) return []
      const alts = figuresIn([section]).map(({ alt }) => alt)
      const text = [...alts, sectionsText([section], (inlines) => `${proseOf(inlines)}\n`)]
        .map((part) => part.trimEnd())
        .filter(Boolean)
        .join('\n\n')
      const placeOf = (words: string) => placeIn(source.text, section.place, words)
      return { id: section.id, text, isHeading: section.kind === 'heading', placeOf }
    }),
  ]
}

// The number of characters that are searched. Words may be written in another way in the file, and searching a long
// file to its end each time would be slow.
const NEAR = 20_000

/** Returns the place of some words soon after a given place; that place if they are empty or not found. */
export function placeIn(text: string, from: Place, words: string): Place {
  if (words === '') return from
  const start = lineStarts(text)[from.line - 1] ?? 0
  const at = text.slice(start, start + NEAR).indexOf(words)
  return at < 0 ? from : placeAt(text, start + at)
}

/**
 * Returns the text of inlines, with a placeholder for code, which may contain any signs and spaces, and for numbers
 * above or below others, which are no digits of them: 2<sup>4</sup> is not 24. The spaces that only end emphasis are
 * left out.
 */
export function proseOf(inlines: readonly Inline[], placeholder = '\ufffc'): string {
  const withoutCode = (inline: Inline): Inline => {
    if (inline.kind === 'code' || inline.kind === 'math') return { kind: 'text', text: placeholder }
    if (inline.kind === 'text' || !('text' in inline)) return inline
    const isRaised = inline.kind === 'element' && (inline.name === 'sup' || inline.name === 'sub')
    if (isRaised && /^[-−+]?\p{N}/u.test(plainText(inline.text))) return { kind: 'text', text: placeholder }
    return { ...inline, text: proseIn(inline.text) }
  }
  const proseIn = (texts: readonly Inline[]) => withoutEndingSpaces(texts).map(withoutCode)
  return plainText(proseIn(inlines))
}

/**
 * Leaves out the spaces without which Markdown would not know emphasis that begins or ends with a full-width mark:
 * `**好：** 是`, `是 **「好」**`.
 */
function withoutEndingSpaces(inlines: readonly Inline[]): readonly Inline[] {
  const isEmphasised = (inline: Inline | undefined, mark: RegExp) =>
    (inline?.kind === 'emphasis' || inline?.kind === 'strong' || inline?.kind === 'deleted') &&
    mark.test(plainText(inline.text))
  return inlines.map((inline, index) => {
    if (inline.kind !== 'text') return inline
    const start = isEmphasised(inlines[index - 1], /[\u3001-\u301f\uff01-\uff65]$/)
      ? inline.text.replace(/^ /, '')
      : inline.text
    const text = isEmphasised(inlines[index + 1], /^[\u3001-\u301f\uff01-\uff65]/) ? start.replace(/ $/, '') : start
    return { ...inline, text }
  })
}
