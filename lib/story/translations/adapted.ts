import type { ParsedStoryFile } from '../read/parse-story-file.ts'

/** Whether a file is a free translation: its sections need not be those of its original. */
export function isAdapted({ frontMatter }: Pick<ParsedStoryFile, 'frontMatter'>): boolean {
  return frontMatter?.translation?.form === 'adapted'
}
