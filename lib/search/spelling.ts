// Letters that look alike but have two codes: which of the two a reader's keyboard types says nothing about the word.
const PERSIAN: Readonly<Record<string, string>> = { ك: 'ک', ي: 'ی', ى: 'ی' }
const ARABIC: Readonly<Record<string, string>> = { ک: 'ك', ی: 'ي' }
const LETTERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ar: ARABIC,
  fa: PERSIAN,
  ur: PERSIAN,
}

/**
 * A text spelt as the index and the field of the search both spell it: Arabic and Persian letters by the codes of the
 * language, without the stroke that only stretches a word (U+0640). Marks and case are Pagefind's own affair.
 */
export function searchSpelling(text: string, tag: string): string {
  const letters = LETTERS[tag.split('-')[0] ?? '']
  if (!letters) return text
  return text.replaceAll(/[كيىکی\u0640]/g, (letter) => (letter === '\u0640' ? '' : (letters[letter] ?? letter)))
}
