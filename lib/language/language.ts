import { memoizeByTag } from './memoize-by-tag.ts'

/** A language as the site needs to know it: everything here follows from the tag. */
export interface Language {
  /** BCP 47, as in the file's name and in the address: `en`, `pt-BR`. */
  readonly tag: string
  readonly dir: 'ltr' | 'rtl'
  /** ISO 15924, by which typography is chosen: `Latn`, `Hans`, `Arab`. */
  readonly script: string
  /** Its name in itself: `Deutsch`. */
  readonly endonym: string
  /** Its name in English, for finding it by typing. */
  readonly englishName: string
}

// Scripts written from right to left (Unicode, Script_Metadata), as far as living languages use them.
const RIGHT_TO_LEFT = new Set(['Adlm', 'Arab', 'Aran', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Syrc', 'Thaa'])

// Languages whose texts are those of one country, where readers of another are to know it. CLDR’s own `pt` is Brazilian, too.
const COUNTRY: Readonly<Record<string, string>> = { pt: 'pt-BR' }

/**
 * The facts about a language, from CLDR by way of Intl.
 * @throws RangeError if the tag is not well formed; see `isLanguageTag`
 */
export const languageOf: (tag: string) => Language = memoizeByTag((tag) => {
  const { script = 'Latn' } = new Intl.Locale(tag).maximize()
  const nameIn = (language: string) =>
    new Intl.DisplayNames([language], { type: 'language', languageDisplay: 'standard' }).of(COUNTRY[tag] ?? tag) ?? tag
  return {
    tag,
    dir: RIGHT_TO_LEFT.has(script) ? 'rtl' : 'ltr',
    script,
    endonym: capitalise(nameIn(tag), tag),
    englishName: nameIn('en'),
  }
})

/** Whether a text is a well-formed, canonically written BCP 47 tag. */
export const isLanguageTag: (tag: string) => boolean = memoizeByTag((tag) => {
  try {
    return Intl.getCanonicalLocales(tag)[0] === tag && /^[a-z]{2,3}(-|$)/.test(tag)
  } catch {
    return false
  }
})

/** A text whose first letter is a capital, where the script has capitals. */
export function capitalise(name: string, tag: string): string {
  const [first = '', ...rest] = name
  return first.toLocaleUpperCase(tag) + rest.join('')
}
