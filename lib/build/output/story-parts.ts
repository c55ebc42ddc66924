import type { SiteFile } from '../../library/site-file.ts'
import { searchParts } from '../../search/search-folders.ts'
import type { Story } from '../../story/types/story.ts'

/**
 * What of one story goes into files of the whole site. It is made where the story is pressed, in worker threads, and kept
 * from one build to the next; it is not published. A part costs every story of the archive a file: it is for what needs
 * nearly all of them, such as search. What needs some, as feeds do, reads those with `workOf`, at some 2 ms for each language.
 */
export function storyParts(story: Story): readonly SiteFile[] {
  return [...searchParts(story)]
}
