import type { StoredOutput } from '../../store/outputs.ts'
import type { StoryOutput } from '../scan/story-rows.ts'

/** Returns what a story was rendered to as outputs of the database. */
export function outputsOf(slug: string, { files, parts }: Pick<StoryOutput, 'files' | 'parts'>): StoredOutput[] {
  const inside = parts.map((part) => ({ ...part, name: partName(slug, part.name), isPublished: false }))
  return [...files, ...inside]
}

/** Returns the name under which a part of a story is an output. No file of the site has such a name. */
export function partName(slug: string, name: string): string {
  return `/${slug}/${name}`
}
