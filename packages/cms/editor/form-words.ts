import type { CmsField } from '../cms-fields.ts'

/** The words of the forms in a language of the desk, by the English ones. */
export type FormWords = Readonly<Partial<Record<string, string>>>

/** Loads the words of the forms in a language of the desk; English has none. */
export async function formWords(tag: string): Promise<FormWords> {
  if (tag === 'en') return {}
  const { default: words }: { default: FormWords } = await import(`./words/${tag}.json`)
  return words
}

/**
 * Returns fields with their labels, hints and choices in another language. What has no translation stays: the names of
 * sections and languages are the newsroom's.
 * @param word returns the translation of an English label, hint or choice
 */
export function translatedFields(
  fields: readonly CmsField[],
  word: (english: string) => string | undefined,
): readonly CmsField[] {
  const say = (english: string) => word(english) ?? english
  return fields.map((field) => {
    const { label, hint, options, fields: inner } = field
    return {
      ...field,
      label: say(label),
      ...(hint ? { hint: say(hint) } : {}),
      // A choice whose label is not its value has a name of the newsroom's.
      ...(options
        ? { options: options.map((one) => (one.label === one.value ? { ...one, label: say(one.label) } : one)) }
        : {}),
      ...(inner ? { fields: translatedFields(inner, word) } : {}),
    }
  })
}
