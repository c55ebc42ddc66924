import type { SiteContext, SiteFile } from '../syndication/site-file.ts'

/** Every file that follows from the archive as a whole, apart from pages. */
export function siteFiles(_context: SiteContext): readonly SiteFile[] {
  return []
}
