import { storyCards } from '../../cards/card-files.ts'
import type { SiteFile } from '../../library/site-file.ts'
import type { Publication } from '../../publication/publication.ts'
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
