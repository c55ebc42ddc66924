// Letters that look alike but have two code points. Which one a reader types depends on the keyboard, not on the word.
const PERSIAN: Readonly<Record<string, string>> = { ك: 'ک', ي: 'ی', ى: 'ی' }
const ARABIC: Readonly<Record<string, string>> = { ک: 'ك', ی: 'ي' }
const LETTERS: Readonly<Record<string, typeof ARABIC>> = { ar: ARABIC, fa: PERSIAN, ur: PERSIAN }

/**
 * Whether vowels are marks on the letters of a script. Pagefind ignores all marks, so without further care it would find
 * words with other vowels.
 */
export function hasVowelMarks(script: string): boolean {
  return /^(?:Beng|Deva|Gujr|Guru|Khmr|Knda|Laoo|Mlym|Mymr|Orya|Sinh|Taml|Telu|Thai|Tibt)$/.test(script)
}

/**
 * Returns a text in the spelling that the index and the search field share: with composed letters (NFC). Arabic and Persian letters get the code
 * points of the language. The tatweel (U+0640), which only stretches a word, is removed. Pagefind itself handles
 * diacritics and case.
 */
export function searchSpelling(text: string, tag: string): string {
  const letters = LETTERS[tag.split('-')[0] ?? '']
  const composed = text.normalize('NFC')
  if (!letters) return composed
  return composed.replaceAll(/[كيىکی\u0640]/g, (letter) => (letter === '\u0640' ? '' : (letters[letter] ?? letter)))
}
