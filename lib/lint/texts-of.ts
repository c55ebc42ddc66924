import { type Place, START } from '../problem/problem.ts'
import { lineStarts, placeAt } from '../source/source-file.ts'
import type { ParsedStoryFile } from '../story/read/read-story.ts'
import { sectionsText } from '../story/types/section.ts'
import { proseOf } from './prose-of.ts'

/** A text of a story that stands by itself: its title, a caption, a section. */
export interface StoryText {
  /** The same in every language: `title`, `p3`. */
  readonly id: string
  readonly text: string
  /** Where some of its words stand in the file; where it begins for words that are not found. */
  placeOf(words: string): Place
}

/** All texts of a story, from top to bottom, but for code. */
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

// Words that are written in another way are not looked for to the end of a long file, time and again.
const NEAR = 20_000

/** Where some words stand in a file, soon after a place; that place where they are empty or written in another way. */
export function placeIn(text: string, from: Place, words: string): Place {
  if (words === '') return from
  const start = lineStarts(text)[from.line - 1] ?? 0
  const at = text.slice(start, start + NEAR).indexOf(words)
  return at < 0 ? from : placeAt(text, start + at)
}
