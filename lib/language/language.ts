import { memoizeByText } from './format.ts'

/** The facts about a language that the site needs; all are derived from the tag. */
export interface Language {
  /** The BCP 47 tag, as in file names and addresses: `en`, `pt-BR`. */
  readonly tag: string
  readonly dir: 'ltr' | 'rtl'
  /** The ISO 15924 code of the script, which decides the typography: `Latn`, `Hans`, `Arab`, `Aran` (Nastaliq). */
  readonly script: string
  /** The name of the language in the language itself: `Deutsch`. */
  readonly endonym: string
  /** The name of the language in English, so that readers can find it by typing. */
  readonly englishName: string
  /** The tag for dates, which names the calendar if site.yaml does: `fa-u-ca-gregory`. */
  readonly dates: string
}

// Scripts written from right to left (Unicode, Script_Metadata) that living languages use.
const RIGHT_TO_LEFT = new Set(['Adlm', 'Arab', 'Aran', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Syrc', 'Thaa'])

// Languages whose texts are those of one country, so that the name tells readers of another country. CLDR’s `pt` is
// Brazilian too.
const COUNTRY: Readonly<Record<string, string>> = { pt: 'pt-BR' }

// Languages that newspapers set in a hand of their script that has its own code: Urdu in Nastaliq.
const HAND: Readonly<Record<string, string>> = { ur: 'Aran' }

/**
 * Returns the facts about a language, from CLDR through Intl.
 * @throws RangeError if the tag is not well formed; see `isLanguageTag`
 */
export const languageOf: (tag: string) => Language = memoizeByText((tag) => {
  const { language, script = 'Latn' } = new Intl.Locale(tag).maximize()
  const hand = new Intl.Locale(tag).script ? script : (HAND[language] ?? script)
  const standardName = (language: string) =>
    nameAmong(
      new Intl.DisplayNames([language], { type: 'language', languageDisplay: 'standard' }),
      COUNTRY[tag] ?? tag,
    ) ?? tag
  return {
    tag,
    dir: RIGHT_TO_LEFT.has(script) ? 'rtl' : 'ltr',
    script: hand,
    endonym: capitalise(standardName(tag), tag),
    englishName: standardName('en'),
    dates: tag,
  }
})

/**
 * Returns the name of a language in another one, or its endonym if CLDR has no such name.
 * @example
 * languageName('sw', 'en') // => 'Kiingereza'
 */
export function languageName(tag: string, named: string): string {
  return nameInLanguage(tag, named) ?? languageOf(named).endonym
}

/**
 * Returns the name of a language in another one, as CLDR has it: undefined if it has none.
 * @example
 * nameInLanguage('de', 'en') // => 'Englisch'
 */
export function nameInLanguage(tag: string, named: string): string | undefined {
  const names = namesIn(tag)
  return names && nameAmong(names, named)
}

/**
 * Returns the name of a language, with its private subtags in brackets; undefined if CLDR has none. Intl refuses these
 * and extensions, such as that of digits, which changes no name.
 * @example
 * nameAmong(new Intl.DisplayNames(['de'], { type: 'language' }), 'de-x-leicht') // => 'Deutsch (leicht)'
 */
function nameAmong(names: Intl.DisplayNames, tag: string): string | undefined {
  const name = names.of(new Intl.Locale(tag).baseName)
  const own = /-x-(.+)/.exec(tag)?.[1]?.replaceAll('-', ' ')
  if (own === undefined || name === undefined) return name
  return name.endsWith(')') ? `${name.slice(0, -1)}, ${own})` : `${name} (${own})`
}

const namesIn = memoizeByText((tag) =>
  Intl.DisplayNames.supportedLocalesOf(tag).length > 0
    ? new Intl.DisplayNames(tag, { type: 'language', fallback: 'none' })
    : undefined,
)

/** Whether a text is a well-formed BCP 47 tag in canonical form. */
export const isLanguageTag: (tag: string) => boolean = memoizeByText((tag) => {
  try {
    return Intl.getCanonicalLocales(tag)[0] === tag && /^[a-z]{2,3}(-|$)/.test(tag)
  } catch {
    return false
  }
})

/** Returns the tags whose texts suit a language, the nearest first: for zh-TW these are zh-TW, zh-Hant and zh. */
export const suitableTags: (tag: string) => readonly string[] = memoizeByText((tag) => {
  const parts = tag.split('-')
  const shorter = parts.map((_, index) => parts.slice(0, parts.length - index).join('-'))
  const [language = tag] = parts
  const all = [tag, ...shorter.slice(1, -1), `${language}-${languageOf(tag).script}`, language]
  // The part of a private subtag or of an extension is no tag: `de-x`.
  return [...new Set(all)].filter((one) => one === language || isLanguageTag(one))
})

/** Returns the script that texts are written in: Nastaliq is a hand of the Arabic script. */
export function scriptOf(tag: string): string {
  return languageOf(tag).script.replace('Aran', 'Arab')
}

/** Makes the first letter of a text a capital, if the script has capitals. Georgian has them only for whole words. */
export function capitalise(name: string, tag: string): string {
  const [first = '', ...rest] = name
  return (/\p{Script=Georgian}/u.test(first) ? first : first.toLocaleUpperCase(tag)) + rest.join('')
}

/**
 * Returns the problem of a text that should be the BCP 47 tag of a language, and what to write in its place; undefined
 * if it is the tag of a language that CLDR knows, or one for private use.
 * @example
 * tagProblem('ua')?.hint // => 'Did you mean uk (Ukrainian)?'
 */
export function tagProblem(tag: string): { readonly message: string; readonly hint: string } | undefined {
  if (isLanguageTag(tag) && isKnown(tag)) return undefined
  const message = isLanguageTag(tag) ? `No language has the tag “${tag}”.` : `“${tag}” is not a BCP 47 language tag.`
  const canonical = canonicalForm(tag)
  if (canonical) return { message, hint: `Write ${canonical}.` }
  return countryProblem(tag) ?? { message, hint: 'Write en, zh or pt-BR.' }
}

const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })
const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

/** Languages that ISO 639-3 leaves to agreement between those who use them. */
const PRIVATE_USE = /^q[a-t][a-z]$/

/** Whether CLDR has a name for a language, or knows where it is spoken. */
function isKnown(tag: string): boolean {
  const { language } = new Intl.Locale(tag)
  const place = new Intl.Locale(language).maximize().region
  return languages.of(language) !== undefined || place !== undefined || PRIVATE_USE.test(language)
}

/** Returns the tag that was meant by one in another form: `pt-BR` for `pt_br`. */
function canonicalForm(tag: string): string | undefined {
  try {
    const [canonical = ''] = Intl.getCanonicalLocales(tag.replaceAll('_', '-'))
    return isLanguageTag(canonical) && isKnown(canonical) ? canonical : undefined
  } catch {
    return undefined
  }
}

/** Returns the problem of the code of a country, `ua` for Ukraine, which is no code of a language as well. */
function countryProblem(tag: string): { readonly message: string; readonly hint: string } | undefined {
  const [code = ''] = tag.toUpperCase().split(/[-_]/)
  const country = /^[A-Z]{2}$/.test(code) ? regions.of(code) : undefined
  if (country === undefined) return undefined
  const { language, region } = new Intl.Locale(`und-${code}`).maximize()
  if (region !== code) return undefined // “ZZ” is any country.
  const message = `“${tag}” is the code of a country, ${country}, not of a language.`
  return { message, hint: `Did you mean ${language} (${languages.of(language)})?` }
}
