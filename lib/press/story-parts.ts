import { searchParts } from '../search/search-folders.ts'
import type { Work } from '../story/story.ts'
import type { SiteFile } from '../syndication/site-file.ts'
import type { StoryContext } from './story-files.ts'

/**
 * What of one story goes into files of the whole site. It is made where the story is pressed, in worker threads, and kept
 * from one build to the next; it is not published. A part costs every story of the archive a file: it is for what needs
 * nearly all of them, such as search. A feed of 25 stories reads those with `workOf`, at some 2 ms each.
 */
export function storyParts(work: Work, _context: StoryContext): readonly SiteFile[] {
  return [...searchParts(work)]
}
