import type { ParsedStoryFile } from '../read/parse-story-file.ts'
import { plainText, type Section, type SectionOf } from '../types/section.ts'
import type { LiveUpdate, StoryEdition } from '../types/story.ts'

/** Returns the updates of a text. */
export function updatesIn(sections: readonly Section[]): SectionOf<'update'>[] {
  return sections.filter((section) => section.kind === 'update')
}

/**
 * Returns the sections of a live story: its summary, its updates, the newest first, and its footnotes. An update has
 * the time of the original’s.
 */
export function newestUpdatesFirst(sections: readonly Section[], original: readonly Section[]): Section[] {
  const theirs = new Map(updatesIn(original).map((update) => [update.id, update]))
  const updates = updatesIn(sections).map((own) => {
    const { time, isMain } = theirs.get(own.id) ?? own
    return { ...own, time, isMain }
  })
  const notes = sections.filter(({ kind }) => kind === 'footnotes')
  const summary = sections.filter(({ kind }) => kind !== 'update' && kind !== 'footnotes')
  return [...summary, ...updates.sort((a, b) => Date.parse(b.time) - Date.parse(a.time)), ...notes]
}

/** Returns the updates that a translation of a live story does not have yet. Its page has the original’s. */
export function untranslatedUpdates(original: readonly Section[], own: readonly Section[]): SectionOf<'update'>[] {
  const keys = new Set(updatesIn(own).map(({ id }) => id))
  return updatesIn(original).filter(({ id }) => !keys.has(id))
}

/**
 * Returns what a live story has besides the facts of every story. An update that a translation does not have yet is the
 * original’s, marked with its language.
 * @param excerptOf returns the beginning of a text
 */
export function liveFacts(
  { sections, lang }: ParsedStoryFile,
  original: ParsedStoryFile,
  excerptOf: (text: Pick<ParsedStoryFile, 'sections' | 'lang'>) => string,
): Pick<StoryEdition, 'sections' | 'live'> {
  const theirs = untranslatedUpdates(original.sections, sections).map((one) => ({ ...one, lang: original.lang }))
  const all = newestUpdatesFirst([...sections, ...theirs], original.sections)
  const updates = updatesIn(all).map(({ id, time, title, isMain, lang: of, sections: inside }): LiveUpdate => {
    const text = plainText(title) || excerptOf({ sections: inside, lang: of ?? lang })
    return { id, time, title: text, ...(isMain && { isMain }), ...(of && { lang: of }) }
  })
  return { sections: all, live: { isOver: original.frontMatter?.live === 'closed', updates } }
}
