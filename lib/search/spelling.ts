// Letters that look alike but have two code points. Which one a reader types depends on the keyboard, not on the word.
const PERSIAN: Readonly<Record<string, string>> = { ك: 'ک', ي: 'ی', ى: 'ی' }
const ARABIC: Readonly<Record<string, string>> = { ک: 'ك', ی: 'ي' }
const LETTERS: Readonly<Record<string, typeof ARABIC>> = { ar: ARABIC, fa: PERSIAN, ur: PERSIAN }

/**
 * Whether vowels are marks on the letters of a script. Pagefind ignores all marks, so without further care it would
 * find words with other vowels.
 */
export function hasVowelMarks(script: string): boolean {
  return /^(?:Beng|Deva|Gujr|Guru|Khmr|Knda|Laoo|Mlym|Mymr|Orya|Sinh|Taml|Telu|Thai|Tibt)$/.test(script)
}

/** Khmer, Lao and Burmese: they have no spaces between words, and Pagefind does not know where their words end. */
const CUT = /^(?:km|lo|my)\b/
// A letter that begins a syllable, unless a sign puts it below the letter before it.
const SYLLABLE = /(?<=\S)(?<![\u1039\u17d2])(?=[\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff])(?=\p{L})/gu
// Stands for a space of the text, where spaces are between syllables. It has no width.
const SPACE = '\u2060'

/** Whether the index of a language has syllables, because nothing shows where its words end. */
export function isCutIntoSyllables(tag: string): boolean {
  return CUT.test(tag)
}

/** Returns a text as readers see it, from the spelling of the index. */
export function shownSpelling(text: string, tag: string): string {
  return isCutIntoSyllables(tag) ? text.replaceAll(/ |<\/mark> *<mark>/g, '').replaceAll(SPACE, ' ') : text
}

/** Returns the words of a search without what stands for a space in the index. */
export function withoutSpaces(words: string): string {
  return words.replaceAll(` ${SPACE} `, ' ')
}

/**
 * Returns a text in the spelling that the index and the search field share: with composed letters (NFC). Arabic and
 * Persian letters get the code points of the language. The tatweel (U+0640), which only stretches a word, is removed.
 * Khmer, Lao and Burmese are cut into syllables. Pagefind itself handles diacritics and case.
 */
export function searchSpelling(text: string, tag: string): string {
  const letters = LETTERS[tag.split('-')[0] ?? '']
  const composed = text.normalize('NFC')
  if (isCutIntoSyllables(tag)) return composed.replaceAll(/\s+/g, ` ${SPACE} `).replaceAll(SYLLABLE, ' ')
  if (!letters) return composed
  return composed.replaceAll(/[كيىکی\u0640]/g, (letter) => (letter === '\u0640' ? '' : (letters[letter] ?? letter)))
}

/** Moves the punctuation after a word out of its mark: `<mark>China.</mark>` marks “China”, not the full stop. */
export function markWordsOnly(excerpt: string): string {
  return excerpt.replaceAll(/([.,:!?…)”’»、，。！？：；）》」』،؛؟।]+)<\/mark>/g, '</mark>$1')
}
