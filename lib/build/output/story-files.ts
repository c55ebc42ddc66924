import { storyCards } from '../../cards/card-files.ts'
import type { SiteFile } from '../../library/site-file.ts'
import type { Publication } from '../../publication/publication.ts'
import type { Story } from '../../story/types/story.ts'
import { markdownFiles } from '../../syndication/markdown/markdown-edition.ts'
import { redirectPages } from '../../syndication/redirect-pages.ts'

/** What files of one story are made from. */
export interface StoryContext {
  readonly publication: Publication
  /** Where the site is published; undefined where that is not known. */
  readonly site: URL | undefined
  /** Whether links name index.html, for reading from a disk. */
  readonly portable: boolean
  /** Where what is kept from one build to the next lies. */
  readonly cache: string
}

/** Every file that follows from one story alone, apart from its pages. It is called in worker threads. */
export function storyFiles(story: Story, context: StoryContext): readonly SiteFile[] {
  const { site, portable } = context
  return [...storyCards(story, context), ...markdownFiles(story, site), ...redirectPages(story, site, portable)]
}
