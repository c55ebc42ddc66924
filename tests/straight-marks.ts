/**
 * Returns a text with straight marks for typographic quotation marks and apostrophes, to compare it with its source.
 */
export function withStraightMarks(text: string): string {
  return text.replaceAll(/[“”]/g, '"').replaceAll(/[‘’]/g, "'")
}
