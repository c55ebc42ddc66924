/** Writes a number as the language of the page does. */
export function localNumber(number: number, options?: Intl.NumberFormatOptions): string {
  return number.toLocaleString(document.documentElement.lang, options)
}
