import { type FrontMatter, frontMatterSchema } from '../story/read/front-matter-schema.ts'
import type { ParsedStoryFile } from '../story/read/read-story.ts'

/**
 * A file with as much of its front matter as can be read, so that its text can be shown: the keys that are sound; where it is no
 * YAML, what it was the last time that it was.
 * @param before what the front matter of this file was
 */
export function parseLeniently(manuscript: ParsedStoryFile, before: FrontMatter | undefined): ParsedStoryFile {
  if (manuscript.frontMatter) return manuscript
  const { yaml, slug } = manuscript
  const frontMatter = yaml ? soundKeys(yaml.value, slug) : (before ?? { title: slug })
  return { ...manuscript, frontMatter }
}

function soundKeys(value: unknown, title: string): FrontMatter {
  const written: Record<string, unknown> = Object(value)
  const sound = Object.entries(frontMatterSchema.shape).flatMap(([key, schema]) => {
    const { success, data } = schema.safeParse(written[key])
    return success && data !== undefined ? [[key, data]] : []
  })
  return frontMatterSchema.parse({ title, ...Object.fromEntries(sound) })
}
