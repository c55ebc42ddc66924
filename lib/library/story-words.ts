import * as stopword from 'stopword'
import { sectionsText } from '../story/kinds/kinds.ts'
import type { Story } from '../story/types/story.ts'

/**
 * Returns the keywords of a text: its most frequent words, the most frequent first; of equally frequent words, the
 * first in the text. Stop words, numbers and single letters are left out.
 * @param lang a BCP 47 tag
 */
export function keywordsOf(text: string, lang: string): readonly string[] {
  const common = STOP_WORDS.get(new Intl.Locale(lang).language)
  const counts = new Map<string, number>()
  for (const word of wordsIn(text.slice(0, ENOUGH).toLowerCase(), lang)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts]
    .filter(([word]) => !common?.has(word) && isTerm(word))
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST)
    .map(([word]) => word)
}

/** The stop words of each language, by its BCP 47 code: `eng` in the package is `en` here. */
const STOP_WORDS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(stopword).flatMap(([code, words]) =>
    /^[a-z]{3}$/.test(code) && Array.isArray(words)
      ? [[Intl.getCanonicalLocales(code)[0] ?? code, new Set(words.map(String))] as const]
      : [],
  ),
)

/** Letters of scripts that have no spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/u
const WORD = /[\p{L}\p{M}\p{N}]+/gu

/** The length of the beginning of a text that is searched for keywords, in UTF-16 units. */
const ENOUGH = 6000
/** The maximum number of keywords of a text. */
const MOST = 24

/** Returns the keywords of a story, from its edition in the publication’s default language or else in the original. */
export function keywordsOfStory({ editions, original }: Story, defaultLanguage: string): readonly string[] {
  const edition = editions.get(defaultLanguage) ?? editions.get(original)
  if (!edition) return []
  const { title, description, sections, lang } = edition
  return keywordsOf([title, title, title, description, sectionsText(sections)].join('\n'), lang)
}

function wordsIn(text: string, lang: string): Iterable<string> {
  if (!UNSPACED.test(text)) return text.match(WORD) ?? []
  return [...new Intl.Segmenter(lang, { granularity: 'word' }).segment(text)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment)
}

function isTerm(word: string): boolean {
  return (
    word.length > 1 &&
    /\p{L}/u.test(word) &&
    (word.length > 2 || UNSPACED.test(word) || !/^\p{Script=Latin}/u.test(word))
  )
}
