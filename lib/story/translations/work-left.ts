import { figuresIn, sectionsText } from '../kinds/kinds.ts'
import type { ParsedStoryFile } from '../read/parse-story-file.ts'
import { HEADER, type Story, type Work } from '../types/story.ts'
import { type EditionState, editionState, originalOf } from './join-languages.ts'
import { digestsOfOriginal, textDigest } from './staleness.ts'
import { countWords } from './to-story-edition.ts'

/** Adds to each language of a story the work that is left in it. */
export function withWork(story: Story, files: readonly ParsedStoryFile[]): Story {
  const original = originalOf(files)
  if (!original?.frontMatter) return story
  const version = textDigest(JSON.stringify(digestsOfOriginal(original.frontMatter, original.sections)))
  const workIn = (lang: string): Work => {
    const file = files.find((one) => one.lang === lang)
    const state = editionState(file, original)
    if (state.state === 'original') return { words: wordsLeft({ state: 'missing' }, undefined, original), version }
    if (state.state === 'complete') return { words: 0, version }
    const needs = state.state === 'unreviewed' ? 'review' : 'update'
    return { needs, words: wordsLeft(state, file, original), version }
  }
  const editions = [...story.editions].map(([lang, edition]) => [lang, { ...edition, work: workIn(lang) }] as const)
  return { ...story, editions: new Map(editions) }
}

/**
 * Returns the words, or Chinese and Japanese characters, of an original that are to be translated in a language; or
 * compared, if the translation is unreviewed.
 */
export function wordsLeft(
  { state, behind }: EditionState,
  file: ParsedStoryFile | undefined,
  original: ParsedStoryFile,
): number {
  if (state === 'original' || state === 'complete' || state === 'unreadable') return 0
  const isAll = state === 'missing' || state === 'unreviewed'
  const changed = new Set([...(behind?.changed ?? []), ...(behind?.added ?? [])])
  const written = new Set(file?.sections.map(({ id }) => id))
  const sections = original.sections.filter(
    ({ id }) => isAll || changed.has(id) || (state === 'begun' && !written.has(id)),
  )
  const { title, description, cover } = original.frontMatter ?? {}
  const head = isAll || changed.has(HEADER) ? [title, description, cover?.alt, cover?.caption] : []
  const alts = figuresIn(sections).map(({ alt }) => alt)
  const { characters, words } = countWords([...head, ...alts, sectionsText(sections)].join('\n'))
  return characters + words
}
