/** The names that a text has in braces: `folder` in “There is no {folder}.” */
export type PlacesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlacesIn<Rest>
  : never

/**
 * Returns a text with a value in place of each name in braces.
 * @param values the values by their names; with `PlacesIn`, a name that is missing is an error of types
 * @example
 * fillPlaces('There is no {folder}.', { folder: 'out' }) // => 'There is no out.'
 */
export function fillPlaces(text: string, values: Readonly<Record<string, unknown>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name]))
}

/**
 * Returns a word as a person types it into a shell: in quotation marks where it has more than letters, digits and signs
 * that mean nothing there.
 * @example shellWord('Zeitung für alle') // 'Zeitung für alle', with its quotation marks
 */
export function shellWord(word: string, platform: NodeJS.Platform = process.platform): string {
  if (/^[\p{L}\p{N}\p{M}_./:@%+,=~-]+$/u.test(word) && !/^[-~]/.test(word)) return word
  return platform === 'win32' ? `"${word}"` : `'${word.replaceAll("'", String.raw`'\''`)}'`
}
