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
