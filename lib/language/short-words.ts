import { languageOf } from './language.ts'

/**
 * Words of one letter that no line of a text ends with, by language: the prepositions of Russian and Ukrainian; in Czech,
 * Slovak and Polish, the conjunctions too.
 */
const LETTERS: Readonly<Record<string, string>> = {
  cs: 'aikosuvz',
  pl: 'aiouwz',
  ru: 'вкосу',
  sk: 'aikosuvz',
  uk: 'взоу',
}

/** A space after a short word. A word that is too long for the rest of the line remains free. */
const spaceAfter = (word: string, longest: number) =>
  new RegExp(
    `(?<![\\p{L}\\p{M}\\p{N}’'‑-])(${word}) (?=[«„"(]?[\\p{L}\\p{N}]{1,${longest}}(?![\\p{L}\\p{M}\\p{N}]))`,
    'giu',
  )

const IN_TEXT = Object.fromEntries(Object.entries(LETTERS).map(([lang, some]) => [lang, spaceAfter(`[${some}]`, 20)]))
/** In large type, a line does not end with a word of two letters either. */
const IN_HEADLINE = spaceAfter('\\p{L}{1,2}', 8)

/**
 * Replaces the space after a short word by one at which no line ends, in the languages whose typography asks for it;
 * other texts stay the same.
 */
export function tieShortWords(text: string, lang: string, place: 'text' | 'headline' = 'text'): string {
  const inText = IN_TEXT[languageOf(lang).tag.replace(/-.*/, '')]
  if (!inText) return text
  return text.replaceAll(place === 'text' ? inText : IN_HEADLINE, '$1\u00a0')
}
