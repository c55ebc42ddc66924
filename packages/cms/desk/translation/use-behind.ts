import { useEffect, useRef, useState } from 'react'
import type { Known } from '../../edited-story.ts'
import { editedText } from '../parts/edited-text.ts'
import { type NewsroomFiles, textPath } from '../parts/newsroom-files.ts'
import type { ListedStory, TextRow } from '../parts/story-rows.ts'

/**
 * Finds the translations whose original has changed since they were made. The texts of originals are read one after the
 * other, without holding up the page; those of stories that are the same are not read again.
 * @returns the rows of the translations that are known to be behind
 */
export function useBehind(files: NewsroomFiles, stories: readonly ListedStory[], known: Known): ReadonlySet<TextRow> {
  const read = useRef(new Map<string, Comparison>())
  const [behind, setBehind] = useState<ReadonlySet<TextRow>>(new Set())
  useEffect(() => {
    let isWanted = true
    const compareAll = async () => {
      const found = new Set<TextRow>()
      for (const [index, { original, texts }] of stories.entries()) {
        if (!isWanted) return
        const before = read.current.get(original.slug)
        const isSame = before?.texts.length === texts.length && texts.every((text, at) => text === before.texts[at])
        const rows = isSame ? before.behind : await behindOf(files, original, texts, known)
        read.current.set(original.slug, { texts, behind: rows })
        for (const row of rows) found.add(row)
        if (index % SHOWN_AFTER === 0) setBehind(new Set(found))
      }
      if (isWanted) setBehind(found)
    }
    void compareAll()
    return () => {
      isWanted = false
    }
  }, [files, stories, known])
  return behind
}

/** What was found about the texts of a story. */
interface Comparison {
  readonly texts: readonly TextRow[]
  readonly behind: readonly TextRow[]
}

/** After how many stories the list shows what was found. */
const SHOWN_AFTER = 25

async function behindOf(files: NewsroomFiles, original: TextRow, texts: readonly TextRow[], known: Known) {
  const recorded = texts.filter((text) => text.recorded && text.of === original.lang)
  if (recorded.length === 0 || original.error) return []
  const file = await files.read(textPath(original.slug, original.lang))
  if (file === undefined) return []
  const { digestsOf, isBehind } = await import('./translated-story.ts')
  const now = digestsOf(original.slug, original.lang, editedText(file, known))
  return recorded.filter((text) => now && text.recorded && isBehind(text.recorded, now))
}
