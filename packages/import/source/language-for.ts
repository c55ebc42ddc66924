import { isLanguageTag } from '../../../lib/language/language.ts'

/**
 * Returns the language of the site for a language tag of the source: the same one (`zh_cn` is `zh-CN`), one of the same
 * language and script (`zh-Hans` is `zh-CN`), or the one of which the tag is a variant; otherwise the tag itself.
 * @example
 * languageFor('zh-Hans', ['en', 'zh-CN']) // => 'zh-CN'
 */
export function languageFor(tag: string, languages: readonly string[]): string {
  const [canonical, locale] = localeOf(tag)
  if (!locale) return tag
  const whole = (each: string) => localeOf(each)[1]?.maximize()
  const own = locale.maximize()
  const same = languages.find((known) => known.toLowerCase() === canonical.toLowerCase())
  const alike = languages.filter(
    (known) => whole(known)?.language === own.language && whole(known)?.script === own.script,
  )
  const main = alike.find((known) => known === own.language)
  return same ?? alike.find((known) => whole(known)?.region === own.region) ?? main ?? canonical
}

/** Whether a name, as of a folder, may be a language tag that readers know: `zh_cn`, `pt-BR`, `fr`. */
export function isLanguageName(name: string): boolean {
  if (!/^[a-z]{2,3}(?:[-_][A-Za-z]{4})?(?:[-_](?:[A-Za-z]{2}|\d{3}))?$/i.test(name)) return false
  const [, locale] = localeOf(name)
  return locale !== undefined && NAMES.of(locale.language) !== undefined
}

const NAMES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })

/** Returns the canonical form of a tag, and its parts if it is well formed. */
function localeOf(tag: string): [canonical: string, locale?: Intl.Locale] {
  try {
    const [canonical = tag] = isLanguageTag(tag) ? [tag] : Intl.getCanonicalLocales(tag.trim().replaceAll('_', '-'))
    return [canonical, new Intl.Locale(canonical)]
  } catch {
    return [tag]
  }
}
