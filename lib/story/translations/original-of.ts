import type { ParsedStoryFile } from '../read/read-story.ts'

/** The file of a story that is not a translation; undefined if there is none, or if its front matter has errors. */
export function originalOf(manuscripts: readonly ParsedStoryFile[]): ParsedStoryFile | undefined {
  return manuscripts.find(({ frontMatter }) => frontMatter && !frontMatter.translation)
}
