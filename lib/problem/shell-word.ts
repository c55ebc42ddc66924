/**
 * Returns a word as a person types it into a shell: in quotation marks where it has more than letters, digits and signs
 * that mean nothing there.
 * @example shellWord('Zeitung für alle') // 'Zeitung für alle', with its quotation marks
 */
export function shellWord(word: string, platform: NodeJS.Platform = process.platform): string {
  if (/^[\p{L}\p{N}\p{M}_./:@%+,=~-]+$/u.test(word) && !/^[-~]/.test(word)) return word
  return platform === 'win32' ? `"${word}"` : `'${word.replaceAll("'", String.raw`'\''`)}'`
}
