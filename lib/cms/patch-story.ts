import { isRecord } from '../source/is-record.ts'
import { type EditedStory, isSame, type Known, splitStory, toEdited } from './edited-story.ts'
import { patchYaml } from './patch-yaml.ts'

/**
 * A story's file after an edit: it differs from the file before by the edit alone. What the form does not show, a comment, a
 * key of another kind, the order and the quotation marks, stays to the letter.
 * @param source the file as it was; undefined for a new one
 * @throws if the file cannot be written so that reading it gives what was edited
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

/** What stands in place of a language where there is a file. */
export const AS_READ = 'as-read'

/**
 * What the form holds of a file: its fields, and out of sight the file itself, so that it is there when it is to be written.
 * @throws if the front matter cannot be read
 */
export function formOf(text: string, known: Known): EditedStory {
  return { ...toEdited(text, known), source: text, lang: AS_READ }
}

/**
 * A story's file as the desk writes it.
 * @param form what the form holds: as `formOf` filled it, or for a language that is new with the language as `lang` and the
 * story's own as `original`. Its `source` is then the original's file: what the form has copied from there is left to be
 * inherited, and that it is a translation is said, for a build would take it for a second original.
 */
export function fileOf({ source, lang, original, ...edited }: EditedStory, known: Known): string {
  const read = typeof source === 'string' && source ? source : undefined
  if (lang === AS_READ) return patchStory(read, edited, known)
  const isMade = lang === original || (isRecord(edited.translation) && edited.translation.of)
  const made = isMade ? edited : { ...edited, translation: { of: original, by: 'human' } }
  return patchStory(undefined, read ? own(made, toEdited(read, known)) : made, known)
}

/** What is not the same in the original. */
function own(edited: EditedStory, original: EditedStory): EditedStory {
  return Object.fromEntries(
    Object.entries(edited).flatMap(([key, value]) => {
      const inherited = original[key]
      if (key !== 'translation' && isSame(value, inherited)) return []
      return [[key, key === 'cover' && isRecord(value) && isRecord(inherited) ? own(value, inherited) : value]]
    }),
  )
}

/** The Markdown with as many empty lines around it as there were. */
function underFences(rest: string, body: string): string {
  const [before = ''] = /^(?:[ \t]*\n)*/.exec(rest) ?? []
  const [after = ''] = /\s*$/.exec(rest.slice(before.length)) ?? []
  return `${before || '\n'}${body.trim()}${after || '\n'}`
}
