import { frontCards } from '../card/card-files.ts'
import { searchFolders } from '../search/search-folders.ts'
import { feedFiles } from '../syndication/feed-files.ts'
import type { SiteContext, SiteFile, SiteFolder } from '../syndication/site-file.ts'

/** Every file that follows from the archive as a whole, apart from pages. */
export function siteFiles(context: SiteContext): readonly (SiteFile | SiteFolder)[] {
  const { library, site } = context
  return [...frontCards({ publication: library.publication, site }), ...feedFiles(context), ...searchFolders(context)]
}
