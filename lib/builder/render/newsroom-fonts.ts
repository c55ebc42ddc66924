import { hash } from 'node:crypto'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { FONTS, type ReadFonts, readFonts } from '../../fonts/read-fonts.ts'
import type { SharedContent } from '../../library/read-library.ts'
import type { ContentCache, StoredFile } from '../../store/content-cache.ts'
import { fileDigest, folderDigest } from '../../store/digests.ts'

/**
 * Reads the newsroom’s own fonts. They come from the cache if neither they nor what they are made from has changed.
 * @param code a digest of the code
 */
export async function newsroomFonts(
  root: string,
  read: SharedContent,
  cache: ContentCache,
  code: string,
): Promise<NewsroomFonts> {
  const { publication, site } = read
  if (!publication || !site || !publication.type?.fonts) return { shared: read, files: [], problems: [] }
  const folder = path.join(root, FONTS)
  const digest = existsSync(folder) && folderDigest(folder)
  const settings = fileDigest(path.join(root, 'site.yaml'))
  const from = hash('sha256', JSON.stringify([code, digest, settings, publication.messages]))
  const { files, note } = await cache.remember('fonts', from, async () => {
    const { faces, problems, files } = await readFonts(root, publication, site)
    return { files, note: JSON.stringify({ faces, problems }) }
  })
  const { faces, problems }: Pick<ReadFonts, 'faces' | 'problems'> = JSON.parse(note)
  const shared = { ...read, publication: { ...publication, fonts: faces }, problems: [...read.problems, ...problems] }
  return { shared, files, problems }
}

/** The newsroom’s own fonts, and the shared content whose publication has them. */
interface NewsroomFonts extends Pick<ReadFonts, 'problems'> {
  readonly shared: SharedContent
  readonly files: readonly StoredFile[]
}
