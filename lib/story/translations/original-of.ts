import type { ParsedStoryFile } from '../read/read-story.ts'

/** The language of a story that is no translation; undefined where there is none, or where its front matter cannot be read. */
export function originalOf(manuscripts: readonly ParsedStoryFile[]): ParsedStoryFile | undefined {
  return manuscripts.find(({ frontMatter }) => frontMatter && !frontMatter.translation)
}
