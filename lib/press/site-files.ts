import { pwaFiles } from '../app/app-files.ts'
import { frontCards } from '../card/card-files.ts'
import { searchFolders } from '../search/search-folders.ts'
import { buildTime } from '../story/build-time.ts'
import { feedFiles } from '../syndication/feed-files.ts'
import { llmsFile } from '../syndication/llms-file.ts'
import type { SiteContext, SiteFile, SiteFolder } from '../syndication/site-file.ts'
import { sitemapFiles } from '../syndication/sitemap-files.ts'
import { wellKnownFiles } from '../syndication/well-known-files.ts'
import type { Compiled } from './compiled.ts'
import { cmsFiles } from './desk-files.ts'

/** Every file that follows from the archive as a whole, apart from pages; by what they are, in the order in which they are made. */
export function siteFiles(
  context: SiteContext,
  compiled: Compiled,
): Readonly<Record<string, readonly (SiteFile | SiteFolder)[]>> {
  const { library, site } = context
  const { publication } = library
  return {
    cards: frontCards({ publication, site }),
    feeds: feedFiles(context),
    sitemaps: sitemapFiles(context, buildTime()),
    'other files': [llmsFile(context), ...wellKnownFiles(publication, site), ...pwaFiles(context)],
    search: searchFolders(context),
    desk: cmsFiles(context, compiled),
  }
}
