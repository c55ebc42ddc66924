// Full-width punctuation marks. Their ink is in one half of a square, and the other half is white.
const OPENING = /^[「『《〈（【〔“‘]$/
const CLOSING = /^[」』》〉）】〕”’]$/
const STOPS: Readonly<Record<string, RegExp>> = {
  Hans: /^[、。，．：；]$/, // at the lower left
  Jpan: /^[、。]$/, // a colon is in the middle; in Taiwan and Hong Kong every stop is
}

/**
 * Returns whether two neighbouring marks have their white halves next to each other, so that they are set half a square
 * closer (JLREQ, CLREQ).
 */
export function hasTightPunctuation(before: string, after: string, script: string): boolean {
  const stop = STOPS[script]
  if (OPENING.test(after)) return OPENING.test(before) || CLOSING.test(before) || (stop?.test(before) ?? false)
  return CLOSING.test(before) && (CLOSING.test(after) || (stop?.test(after) ?? false))
}
