import type { CardContext } from '../../library/package-of.ts'
import { packageOf } from '../../library/package-of.ts'
import type { SiteFile, StoryPart } from '../../library/site-file.ts'
import { searchParts } from '../../search/search-folders.ts'
import type { StoredFile } from '../../store/content-cache.ts'
import type { Story } from '../../story/types/story.ts'
import { markdownFiles } from '../../syndication/markdown/markdown-edition.ts'
import { redirectPages } from '../../syndication/redirect-pages.ts'

/**
 * Makes every file that depends on one story alone, except its pages. Worker threads call it.
 * @param portable whether links name index.html, for reading from a disk
 */
export async function makeStoryFiles(
  story: Story,
  context: CardContext & { readonly portable: boolean },
): Promise<readonly StoredFile[]> {
  const { publication, site, portable, cache } = context
  const cards = await packageOf('cards')
  const stored = [...((await cards?.storyCards(story, context)) ?? [])]
  const files: readonly SiteFile[] = [
    ...markdownFiles(story, publication, site),
    ...redirectPages(story, site, portable),
  ]
  for (const { name, make } of files) stored.push(...cache.add(name, await make()))
  return stored
}

/**
 * Returns the parts of one story that go into site-wide files. They are made in worker threads when the story is
 * rendered, and cached from one build to the next. They are not published. Each part costs one file for every story of
 * the archive, so it is only for files that need nearly all stories, such as search. Files that need some stories, such
 * as feeds, read those with `storyOf`, at about 2 ms for each language.
 */
export function storyParts(story: Story): readonly StoryPart[] {
  return [...searchParts(story)]
}
