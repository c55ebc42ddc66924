// Letters that look alike but have two code points. Which one a reader types depends on the keyboard, not on the word.
const PERSIAN: Readonly<Record<string, string>> = { ك: 'ک', ي: 'ی', ى: 'ی' }
const ARABIC: Readonly<Record<string, string>> = { ک: 'ك', ی: 'ي' }
const LETTERS: Readonly<Record<string, typeof ARABIC>> = { ar: ARABIC, fa: PERSIAN, ur: PERSIAN }

/**
 * Returns a text in the spelling that the index and the search field share. Arabic and Persian letters get the code
 * points of the language. The tatweel (U+0640), which only stretches a word, is removed. Pagefind itself handles
 * diacritics and case.
 */
export function searchSpelling(text: string, tag: string): string {
  const letters = LETTERS[tag.split('-')[0] ?? '']
  if (!letters) return text
  return text.replaceAll(/[كيىکی\u0640]/g, (letter) => (letter === '\u0640' ? '' : (letters[letter] ?? letter)))
}
