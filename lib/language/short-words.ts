import { languageOf } from './language.ts'

/** The languages whose typography lets no line of a headline end with a short word. */
const LANGUAGES = /^(?:cs|pl|ru|sk|uk)\b/

/** The space after a word of one or two letters. Before a word nearly as long as a line it remains free. */
const AFTER_SHORT = /(?<![\p{L}\p{M}\p{N}’'‑-])(\p{L}{1,2}) (?=[«„"(]?[\p{L}\p{N}]{1,8}(?![\p{L}\p{M}\p{N}]))/gu

/**
 * Replaces the space after a short word of a headline by one at which no line ends, in Russian, Ukrainian, Czech, Slovak
 * and Polish; a headline in another language stays the same.
 */
export function tieShortWords(headline: string, lang: string): string {
  return LANGUAGES.test(languageOf(lang).tag) ? headline.replaceAll(AFTER_SHORT, '$1\u00a0') : headline
}
