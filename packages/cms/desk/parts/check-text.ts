import { normalizeValue } from '../../../../lib/source/patch-yaml.ts'
import { readUnsavedStory, type UnsavedProblem } from '../../../../lib/story/translations/unsaved-story.ts'
import type { EditorConfig } from '../../cms-config.ts'
import type { EditedStory } from '../../edited-story.ts'

/** The text that is checked, and that of the original if it is a translation, each by its language. */
export type CheckedTexts = ReadonlyMap<string, EditedStory>

/**
 * Returns the errors of a text, with the schema and the Markdown parser of a build.
 * @param lang the language of the text
 */
export function errorsIn(
  slug: string,
  lang: string,
  texts: CheckedTexts,
  publication: EditorConfig['publication'],
): readonly UnsavedProblem[] {
  const editions = new Map([...texts].map(([tag, { body, ...fields }]) => [tag, editionOf(fields, body)]))
  return readUnsavedStory(slug, lang, editions, publication).problems
}

function editionOf(fields: EditedStory, body: unknown) {
  return { values: normalizeValue(fields) ?? {}, text: String(body ?? '') }
}
