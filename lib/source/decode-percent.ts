/**
 * Percent-decodes a part of an address. Returns a text that is not validly encoded unchanged (“100%.png”).
 * @example
 * decodePercent('caf%C3%A9') // => 'café'
 * decodePercent('100%') // => '100%'
 */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
