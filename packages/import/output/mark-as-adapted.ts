import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Problem } from '../../../lib/problem/problem.ts'
import type { PlacedStory } from './place-stories.ts'

/**
 * Marks translations whose sections are not those of their original as free ones, and reports it.
 * @returns the problems that this solves
 */
export function markAsAdapted(story: PlacedStory, folder: string, problems: readonly Problem[]): ReadonlySet<Problem> {
  const solved = problems.filter(({ rule, file }) => {
    const edition = story.editions.find(({ lang }) => path.basename(file) === `${lang}.md`)
    if (rule !== 'translation-misaligned' || !edition) return false
    const written = path.join(folder, path.basename(file))
    const text = readFileSync(written, 'utf8')
    const marked = text.replace(/^translation:\n/m, '$&  form: adapted\n')
    if (marked === text) return false
    writeFileSync(written, marked)
    const message = 'Its sections are not those of its original, so it is marked as a free translation.'
    edition.warn(
      edition.place,
      'import-changed',
      message,
      'Remove `form: adapted` after you have brought it into line.',
    )
    return true
  })
  return new Set(solved)
}
