import { type Place, START } from '../problem/problem.ts'
import { lineStarts, placeAt } from '../source/source-file.ts'
import type { ParsedStoryFile } from '../story/read/parse-story-file.ts'
import { sectionsText } from '../story/types/section.ts'
import { proseOf } from './prose-of.ts'

/** A text of a story that is checked separately: the title, a caption, a section. */
export interface StoryText {
  /** The name of the text, the same in every language: `title`, `p3`. */
  readonly id: string
  readonly text: string
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
      text ? [{ id: path.join('.'), text, placeOf: () => yaml?.placeOf(path) ?? START }] : [],
    ),
    ...sections.flatMap((section) => {
      if (section.kind === 'code') return []
      const alt = section.kind === 'figure' ? section.alt : ''
      const text = [alt, sectionsText([section], proseOf)].filter(Boolean).join('\n')
      return { id: section.id, text, placeOf: (words: string) => placeIn(source.text, section.place, words) }
    }),
  ]
}

// The number of characters that are searched. Words may be written in another way in the file, and searching a long
// file to its end each time would be slow.
const NEAR = 20_000

/**
 * Returns the place of some words in a file, soon after a given place; that place itself if they are empty or not
 * found.
 */
export function placeIn(text: string, from: Place, words: string): Place {
  if (words === '') return from
  const start = lineStarts(text)[from.line - 1] ?? 0
  const at = text.slice(start, start + NEAR).indexOf(words)
  return at < 0 ? from : placeAt(text, start + at)
}
