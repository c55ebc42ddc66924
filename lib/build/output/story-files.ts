import { storyCards } from '../../cards/card-files.ts'
import type { SiteFile } from '../../library/site-file.ts'
import type { Publication } from '../../publication/publication.ts'
import { searchParts } from '../../search/search-folders.ts'
import type { Story } from '../../story/types/story.ts'
import { markdownFiles } from '../../syndication/markdown/markdown-edition.ts'
import { redirectPages } from '../../syndication/redirect-pages.ts'

/** What the files of one story are made from. */
export interface StoryContext {
  readonly publication: Publication
  /** The URL under which the site is published; undefined if it is not known. */
  readonly site: URL | undefined
  /** Whether links name index.html, for reading from a disk. */
  readonly portable: boolean
  /** The folder of the cache that lasts from one build to the next. */
  readonly cache: string
}

/** Returns every file that depends on one story alone, except its pages. Worker threads call it. */
export function storyFiles(story: Story, context: StoryContext): readonly SiteFile[] {
  const { site, portable } = context
  return [...storyCards(story, context), ...markdownFiles(story, site), ...redirectPages(story, site, portable)]
}

/**
 * Returns the parts of one story that go into site-wide files. They are made in worker threads when the story is
 * rendered, and cached from one build to the next. They are not published. Each part costs one file for every story of
 * the archive, so it is only for files that need nearly all stories, such as search. Files that need some stories, such
 * as feeds, read those with `storyOf`, at about 2 ms for each language.
 */
export function storyParts(story: Story): readonly SiteFile[] {
  return [...searchParts(story)]
}
