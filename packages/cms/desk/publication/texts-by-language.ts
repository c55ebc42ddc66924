import { isRecord } from '../../../../lib/settings/read-json.ts'
import { type KeyPath, valueAt, withValue } from './settings-yaml.ts'

/** Texts by language. Under the empty key is one for all languages. */
export type Texts = Readonly<Record<string, string>>

/** A text that a person typed, for a key of a file. */
export interface TypedText {
  readonly path: KeyPath
  /** Its language, or an empty text for all. */
  readonly lang: string
  readonly text: string
}

/** Returns what a key has: a text for all languages, or one for each. */
export function textsByLanguage(value: unknown): Texts {
  if (isRecord(value)) return Object.fromEntries(Object.entries(value).map(([lang, text]) => [lang, String(text)]))
  return value === undefined || value === null ? {} : { '': String(value) }
}

/** Returns the text that readers of a language get; an empty one if there is none. */
export function textFor(texts: Texts, lang: string, defaultLanguage: string): string {
  return texts[''] ?? texts[lang] ?? texts[defaultLanguage] ?? Object.values(texts)[0] ?? ''
}

/**
 * Returns the languages for which there is a field, the default language first; the empty text stands for all. A text
 * for all languages has the place of that of the default language, which it becomes beside others.
 */
export function fieldLanguages(texts: Texts, languages: readonly string[], defaultLanguage: string): readonly string[] {
  const others = languages.filter((lang) => lang !== defaultLanguage)
  return ['' in texts ? '' : defaultLanguage, ...others]
}

/**
 * Returns a file with another text in one language. A text for all languages becomes that of the default language as
 * soon as another language has its own.
 */
export function withText(yaml: string, { path, lang, text }: TypedText, defaultLanguage: string): string {
  const { '': all, ...each } = { ...textsByLanguage(valueAt(yaml, path)), [lang]: text.trim() }
  const own = Object.fromEntries(Object.entries(each).filter(([, one]) => one))
  const isForAll = all !== undefined && Object.keys(own).length === 0
  return withValue(yaml, path, isForAll ? all : { ...(all ? { [defaultLanguage]: all } : {}), ...own })
}

/**
 * Returns a file with all that a person typed. They are written into the file as it was before: a text that was deleted
 * and typed again is where it was.
 */
export function withTexts(yaml: string, typed: readonly TypedText[], defaultLanguage: string): string {
  const forAllFirst = typed.toSorted((one, other) => one.lang.length - other.lang.length)
  const text = forAllFirst.reduce((file, one) => withText(file, one, defaultLanguage), yaml)
  // A notice without a text is none, whatever else it has.
  const hasNotice = isRecord(valueAt(text, ['notice'])) && valueAt(text, ['notice', 'text']) === undefined
  return hasNotice ? withValue(text, ['notice'], undefined) : text
}
