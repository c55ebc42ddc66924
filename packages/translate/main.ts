import path from 'node:path'
import { storyReports } from '../../lib/cli/check/story-reports.ts'
import type { Packages } from '../../lib/library/package-of.ts'
import { readNewsroomConfig } from '../../lib/newsroom/newsroom-config.ts'
import { buildTime, contentDir } from '../../lib/settings/settings.ts'
import { boardPage } from './board-page.ts'
import { dueFirst, newestPublished, publishedStories } from './board-stories.ts'

/** The number of stories that the board of the editor shows. */
const SHOWN = 500

/** The board of translations for the editor in the browser. */
export const translatePackage: Packages['translate'] = {
  async publicBoard(library, desk) {
    const { publication } = library
    const root = path.resolve(contentDir())
    const { bundle } = await readNewsroomConfig(root)
    const slugs = newestPublished(library, SHOWN)
    const { reports, chosen } = await storyReports(root, slugs, publication, bundle, 'board')
    return boardPage(dueFirst(publishedStories(library, reports, chosen), buildTime()), publication, {
      toDo: (slug, lang) => `<a href="${desk}#/text/${slug}/${lang}">Open it on the desk</a>`,
      about: `The newest ${SHOWN} published stories, as the site was built last; <code>npx masthead status --html</code> also shows drafts and who is on it.`,
    })
  },
}
