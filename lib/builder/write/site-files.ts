import { packageOf } from '../../library/package-of.ts'
import type { SiteContext, SiteFile, SiteFolder } from '../../library/site-file.ts'
import { faviconFiles } from '../../pwa/own-icon.ts'
import { pwaFiles } from '../../pwa/pwa-files.ts'
import { searchFolders } from '../../search/search-folders.ts'
import { feedFiles } from '../../syndication/feed/feed-files.ts'
import { llmsFile } from '../../syndication/llms-file.ts'
import { mailFiles } from '../../syndication/mail/mail-edition.ts'
import { wellKnownFiles } from '../../syndication/well-known-files.ts'
import type { Compiled } from '../page/compiled.ts'
import type { StyleRule } from '../page/page-css.ts'
import type { ShownStories } from './shown-stories.ts'

/**
 * Returns every file that depends on the archive as a whole, except pages and sitemaps. The files are grouped by kind, in the order
 * in which they are made.
 */
export async function siteFiles(
  context: SiteContext,
  compiled: Compiled,
  { feeds, mail, newest, search }: ShownStories,
  changed: ReadonlySet<string> | undefined,
): Promise<Readonly<Record<string, readonly (SiteFile | SiteFolder)[]>>> {
  const { library, site } = context
  const { publication } = library
  const cards = await packageOf('cards')
  const cms = publication.cms && (await packageOf('cms'))
  return {
    cards: cards?.frontCards({ publication, site, look: library.look }) ?? [],
    feeds: feedFiles(context, feeds),
    mail: mailFiles(context, mail),
    'other files': [
      llmsFile(context, newest),
      ...wellKnownFiles(publication, site),
      ...faviconFiles(context),
      ...pwaFiles(context),
    ],
    search: searchFolders(context, search, changed),
    cms: cms?.cmsFiles(context, () => compiled.css.story.map(ruleText).join('')) ?? [],
  }
}

function ruleText(rule: StyleRule): string {
  if ('css' in rule) return rule.css
  if ('selectors' in rule) return `${rule.selectors.map(({ text }) => text).join(',')}{${rule.body}}`
  return `${rule.start}{${rule.rules.map(ruleText).join('')}}`
}
