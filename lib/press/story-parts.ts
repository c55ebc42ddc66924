import type { Work } from '../story/story.ts'
import type { SiteFile } from '../syndication/site-file.ts'
import type { StoryContext } from './story-files.ts'

/**
 * What of one story goes into files of the whole site. It is made where the story is read, in worker threads, and kept from
 * one build to the next, so that a feed of 25 stories need not read 25 folders again. It is not published.
 */
export function storyParts(_work: Work, _context: StoryContext): readonly SiteFile[] {
  return []
}
