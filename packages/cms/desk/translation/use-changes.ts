import { useEffect, useState } from 'react'
import type { Known } from '../../edited-story.ts'
import { type NewsroomFiles, textPath } from '../parts/newsroom-files.ts'
import type { OriginalChanges } from './former-texts.ts'
import type { TranslatedTexts } from './translated-story.ts'

/**
 * Returns what has changed in an original since it was translated.
 * @param isBehind whether anything has: otherwise nothing is read
 */
export function useChanges(
  files: NewsroomFiles,
  texts: TranslatedTexts,
  isBehind: boolean,
  known: Known,
): OriginalChanges {
  const [changes, setChanges] = useState<OriginalChanges>(new Map())
  useEffect(() => {
    if (!isBehind) return
    const compare = async () => {
      const [{ originalChanges }, earlier] = await Promise.all([
        import('./former-texts.ts'),
        files.earlier(textPath(texts.slug, texts.of)),
      ])
      setChanges(await originalChanges(texts, earlier, known))
    }
    compare().catch(() => undefined) // without a connection the changes are not marked
  }, [files, texts, isBehind, known])
  return changes
}
