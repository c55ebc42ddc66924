import type { Packages } from '../../lib/library/package-of.ts'
import { buildTime } from '../../lib/settings/settings.ts'
import { boardPage } from './board-page.ts'
import { dueFirst, publishedStories } from './board-stories.ts'

/** The number of stories that the board of the editor shows. */
const SHOWN = 500

/** The board of translations for the editor in the browser. */
export const translatePackage: Packages['translate'] = {
  publicBoard(library) {
    const { publication } = library
    return boardPage(dueFirst(publishedStories(library, SHOWN), buildTime()), publication, {
      toDo: (slug) => `<a href="./#/collections/stories/entries/${slug}">Open it in the editor</a>`,
      about: `The newest ${SHOWN} published stories, as the site was built last; <code>npx masthead status --html</code> also shows drafts and who is on it.`,
    })
  },
}
