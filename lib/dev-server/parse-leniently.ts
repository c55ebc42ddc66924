import { type FrontMatter, frontMatterSchema } from '../story/read/front-matter-schema.ts'
import type { ParsedStoryFile } from '../story/read/parse-story-file.ts'

/**
 * Returns a file with as much of its front matter as can be read, so that its text can be shown. These are the valid
 * keys; if it is not YAML, the last front matter that was readable.
 * @param before the last readable front matter of this file
 */
export function parseLeniently(parsed: ParsedStoryFile, before: FrontMatter | undefined): ParsedStoryFile {
  if (parsed.frontMatter) return parsed
  const { yaml, slug } = parsed
  const frontMatter = yaml ? soundKeys(yaml.value, slug) : (before ?? { title: slug })
  return { ...parsed, frontMatter }
}

function soundKeys(value: unknown, title: string): FrontMatter {
  const written: Record<string, unknown> = Object(value)
  const sound = Object.entries(frontMatterSchema.shape).flatMap(([key, schema]) => {
    const { success, data } = schema.safeParse(written[key])
    return success && data !== undefined ? [[key, data]] : []
  })
  return frontMatterSchema.parse({ title, ...Object.fromEntries(sound) })
}
