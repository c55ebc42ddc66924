import { searchParts } from '../search/search-folders.ts'
import type { Work } from '../story/story.ts'
import { FEED_TEXTS, feedTexts } from '../syndication/feed-text.ts'
import type { SiteFile } from '../syndication/site-file.ts'
import type { StoryContext } from './story-files.ts'

/**
 * What of one story goes into files of the whole site. It is made where the story is pressed, in worker threads, and kept
 * from one build to the next; it is not published. A part costs every story of the archive a file: it is for what needs
 * nearly all of them, such as search, or many of them again and again: feeds of every topic in every language hold their
 * text. What needs a few reads those with `workOf`, at some 2 ms for each language.
 */
export function storyParts(work: Work, _context: StoryContext): readonly SiteFile[] {
  return [...searchParts(work), { name: FEED_TEXTS, make: () => feedTexts(work) }]
}
