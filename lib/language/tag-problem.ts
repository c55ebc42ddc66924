import { isLanguageTag } from './language.ts'

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
