import { useEffect, useState } from 'react'
import type { Known } from '../../edited-story.ts'
import { keepComparisons, keptComparisons } from '../parts/kept-rows.ts'
import { inBatches, type NewsroomFiles, textPath } from '../parts/newsroom-files.ts'
import type { ListedStory, TextRow } from '../parts/story-rows.ts'

/**
 * Finds the translations whose original has changed since they were made. Originals are read and compared a few at a
 * time, without holding up the page; those of texts that have been compared before, also at another visit, are not.
 * @returns the rows of the translations that are known to be behind
 */
export function useBehind(files: NewsroomFiles, stories: readonly ListedStory[], known: Known): ReadonlySet<TextRow> {
  const [behind, setBehind] = useState<ReadonlySet<TextRow>>(new Set())
  useEffect(() => {
    let isWanted = true
    const compareAll = async () => {
      const before = await keptComparisons()
      const results = new Map<string, boolean>()
      const found = new Set<TextRow>()
      const note = ({ key, row }: Pair, isOlder: boolean) => {
        if (key) results.set(key, isOlder)
        if (isOlder) found.add(row)
      }
      const pairs = stories.flatMap(pairsOf)
      for (const pair of pairs) if (before.has(pair.key)) note(pair, before.get(pair.key) === true)
      setBehind(new Set(found))
      const open = Map.groupBy(
        pairs.filter(({ key }) => !results.has(key)),
        ({ original }) => original,
      )
      for (const paths of inBatches([...open.keys()], AT_ONCE)) {
        for await (const texts of files.texts(paths)) {
          const [{ digestsOf, isBehind }, { editedText }] = await Promise.all([
            import('./translated-story.ts'),
            import('../parts/edited-text.ts'),
          ])
          for (const [path, file] of texts) {
            if (!isWanted) return
            const own = open.get(path) ?? []
            const { slug = '', of = '' } = own[0]?.row ?? {}
            const now = digestsOf(slug, of, editedText(file, known))
            for (const pair of own) note(pair, now !== undefined && isBehind(pair.recorded, now))
            await nextTurn()
          }
        }
        setBehind(new Set(found))
      }
      if (open.size > 0) await keepComparisons(results)
    }
    void compareAll()
    return () => {
      isWanted = false
    }
  }, [files, stories, known])
  return behind
}

/** A translation that says what it was made from. */
interface Pair {
  readonly row: TextRow
  readonly recorded: Readonly<Record<string, string>>
  /** The path of the original. */
  readonly original: string
  /** The two texts with their versions; empty if one is not known. */
  readonly key: string
}

function pairsOf({ original, texts }: ListedStory): Pair[] {
  if (original.error) return []
  return texts.flatMap((row): Pair[] => {
    const { recorded, of, version } = row
    if (!recorded || of !== original.lang) return []
    const path = textPath(original.slug, original.lang)
    const key = version && original.version ? `${path} ${original.version} ${row.lang} ${version}` : ''
    return [{ row, recorded, original: path, key }]
  })
}

/** How many originals are read before the list shows what was found. */
const AT_ONCE = 50

/** Lets the browser do what waits, such as a press. */
async function nextTurn(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve))
}
