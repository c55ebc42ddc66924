import { isLanguageTag } from '../../../lib/language/language.ts'
import { TEXTS } from '../../../lib/newsroom/import-source.ts'

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

/**
 * Returns the languages of a source that names them in its paths: those of the site, and each folder or suffix that is
 * a language and whose texts have the names of texts in another one (`de/mill.md` beside `en/mill.md`, or `mill.de.md`
 * beside `mill.md`).
 */
export function languagesIn(files: readonly string[], known: readonly string[]): string[] {
  const isKnown = (tag: string) => known.some((each) => each.toLowerCase() === tag.replaceAll('_', '-').toLowerCase())
  const texts = files.filter((file) => TEXTS.test(file))
  const named = texts.flatMap((file): [tag: string, rest: string][] => {
    const folders = file.split('/')
    const inFolders = folders.slice(0, -1).flatMap((part, index): [string, string][] => {
      const rest = folders.toSpliced(index, 1, '*').join('/')
      return isLanguageName(part) ? [[part, plainName(rest)]] : []
    })
    const [, stem = '', suffix = ''] = /^(.+)\.([\w-]+)\.\w+$/.exec(file) ?? []
    return isLanguageName(suffix) ? [...inFolders, [suffix, plainName(`${stem}.md`)]] : inFolders
  })
  const whole = new Set(texts.map(plainName))
  const tags = Map.groupBy(named, ([, rest]) => rest)
  const found = [...tags].flatMap(([rest, pairs]) => {
    const own = [...new Set(pairs.map(([tag]) => tag))]
    // Many a folder has an index, and two letters may be a word.
    if (/(?:^|\/)_?index$/.test(rest)) return own.length > 1 && own.some(isKnown) ? own : []
    return own.length > 1 || whole.has(rest) || whole.has(rest.replace('*/', '')) ? own : []
  })
  return [...known, ...[...new Set(found)].filter((tag) => !isKnown(tag))]
}

/** Whether a name, as of a folder, may be a language tag that readers know: `zh_cn`, `pt-BR`, `fr`. */
function isLanguageName(name: string): boolean {
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

function plainName(file: string): string {
  return file.replace(TEXTS, '').toLowerCase()
}
