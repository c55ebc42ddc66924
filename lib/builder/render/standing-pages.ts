import { hash } from 'node:crypto'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { deserialize, serialize } from 'node:v8'
import type { Publication } from '../../publication/publication.ts'
import { showsUnpublished, siteUrl } from '../../settings/settings.ts'
import { readSealed, writeSealed } from '../../store/cache-folder.ts'
import { folderDigest } from '../../store/digests.ts'
import { isAsRead, type LoadedStory, loadStory } from '../../story/translations/load-story.ts'

/** What standing pages are read with, and where they are kept. */
export interface PageReading {
  readonly root: string
  readonly cacheFolder: string
  /** A digest of the code of Masthead. */
  readonly code: string
  /** The code of the newsroom’s masthead.config.ts, if it has one. */
  readonly own: string | undefined
}

/**
 * Reads the standing pages. They come from the cache if neither they nor what they are read with has changed: to read
 * them takes longer than all else that an edit of one story reads. Pages with problems are always read again.
 * @param names the names of their folders
 */
export function standingPages(
  { root, cacheFolder, code, own }: PageReading,
  names: readonly string[],
  publication: Publication | undefined,
): readonly LoadedStory[] {
  const folder = path.join(root, 'pages')
  const digest = existsSync(folder) ? folderDigest(folder) : undefined
  const readWith = serialize([code, own, publication, digest, names, siteUrl()?.href, showsUnpublished()])
  const from = hash('sha256', readWith)
  const file = path.join(cacheFolder, 'standing-pages')
  const bytes = readSealed(file)
  const kept: KeptPages | undefined = bytes && deserialize(bytes)
  if (kept?.from === from && kept.pages.every((page) => isAsRead(root, page))) return kept.pages
  const pages = names.map((slug) => loadStory(root, 'pages', slug, publication))
  if (pages.every(({ problems }) => problems.length === 0))
    writeSealed(file, [serialize({ from, pages } satisfies KeptPages)])
  return pages
}

/** The pages that a build has read, with a digest of all that they were read from. */
interface KeptPages {
  readonly from: string
  readonly pages: readonly LoadedStory[]
}
