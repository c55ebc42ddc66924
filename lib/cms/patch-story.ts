import { isRecord } from '../source/is-record.ts'
import { type EditedStory, isSame, type Known, splitStory, toEdited } from './edited-story.ts'
import { patchYaml } from './patch-yaml.ts'

/**
 * Returns a story's file after an edit. It differs from the old file only by the edit. What the form does not show
 * stays unchanged: comments, other keys, their order and the quotation marks.
 * @param source the old file; undefined for a new one
 * @throws if the file cannot be written in such a way that parsing it gives the edited values
 */
export function patchStory(source: string | undefined, edited: EditedStory, known: Known): string {
  const before = source ?? '---\n---\n'
  const { yaml, at, rest } = splitStory(before)
  const { body: wasBody, ...was } = toEdited(before, known)
  const { body, ...fields } = edited
  const head =
    before.slice(0, at) + patchYaml(yaml, was, fields) + before.slice(at + yaml.length, before.length - rest.length)
  const text = head + (isSame(wasBody, body) ? rest : underFences(rest, String(body ?? '')))
  if (!isSame(toEdited(text, known), edited))
    throw new Error('This front matter is written in a way that the desk cannot change.')
  return text
}

/** The value of `lang` in the form of a file that exists. */
export const AS_READ = 'as-read'

/**
 * Returns what the form contains for a file: its fields, and the file itself in a hidden field, which is needed to
 * write it.
 * @throws if the front matter cannot be parsed
 */
export function formOf(text: string, known: Known): EditedStory {
  return { ...toEdited(text, known), source: text, lang: AS_READ }
}

/**
 * Returns a story's file as the CMS writes it.
 * @param form the values of the form, as `formOf` returned them. For a new language they have the language as `lang`
 * and the language of the original as `original`, and `source` is the original's file. Values that the form copied from
 * it are left out, so that they are inherited. The file is marked as a translation, because a build would take it for a
 * second original.
 */
export function fileOf({ source, lang, original, ...edited }: EditedStory, known: Known): string {
  const read = typeof source === 'string' && source ? source : undefined
  if (lang === AS_READ) return patchStory(read, edited, known)
  const isMade = lang === original || (isRecord(edited.translation) && edited.translation.of)
  const made = isMade ? edited : { ...edited, translation: { of: original, by: 'human' } }
  return patchStory(undefined, read ? own(made, toEdited(read, known)) : made, known)
}

/** Returns the values that differ from the original. */
function own(edited: EditedStory, original: EditedStory): EditedStory {
  return Object.fromEntries(
    Object.entries(edited).flatMap(([key, value]) => {
      const inherited = original[key]
      if (key !== 'translation' && isSame(value, inherited)) return []
      return [[key, key === 'cover' && isRecord(value) && isRecord(inherited) ? own(value, inherited) : value]]
    }),
  )
}

/** Returns the Markdown with as many empty lines around it as before. */
function underFences(rest: string, body: string): string {
  const [before = ''] = /^(?:[ \t]*\n)*/.exec(rest) ?? []
  const [after = ''] = /\s*$/.exec(rest.slice(before.length)) ?? []
  return `${before || '\n'}${body.trim()}${after || '\n'}`
}
