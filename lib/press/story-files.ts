import type { Publication } from '../publication/publication.ts'
import type { Work } from '../story/story.ts'
import type { SiteFile } from '../syndication/site-file.ts'

/** What files of one story are made from. */
export interface StoryContext {
  readonly publication: Publication
  /** Where the site is published; undefined where that is not known. */
  readonly site: URL | undefined
}

/** Every file that follows from one story alone, apart from its pages. It is called in worker threads. */
export function storyFiles(_work: Work, _context: StoryContext): readonly SiteFile[] {
  return []
}
