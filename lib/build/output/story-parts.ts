import type { SiteFile } from '../../library/site-file.ts'
import { searchParts } from '../../search/search-folders.ts'
import type { Story } from '../../story/types/story.ts'

/**
 * Returns the parts of one story that go into site-wide files. They are made in worker threads when the story is
 * rendered, and cached from one build to the next. They are not published. Each part costs one file for every story of
 * the archive, so it is only for files that need nearly all stories, such as search. Files that need some stories, such
 * as feeds, read those with `storyOf`, at about 2 ms for each language.
 */
export function storyParts(story: Story): readonly SiteFile[] {
  return [...searchParts(story)]
}
