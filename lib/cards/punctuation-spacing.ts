// Marks that fill a square: where their ink is in one half of it, the other half is white.
const OPENING = /^[「『《〈（【〔“‘]$/
const CLOSING = /^[」』》〉）】〕”’]$/
const STOPS: Readonly<Record<string, RegExp>> = {
  Hans: /^[、。，．：；]$/, // at the lower left
  Jpan: /^[、。]$/, // a colon is in the middle; in Taiwan and Hong Kong every stop is
}

/** Whether a mark and the one after it show each other a white half, and stand half a square closer for it (JLREQ, CLREQ). */
export function hasTightPunctuation(before: string, after: string, script: string): boolean {
  const stop = STOPS[script]
  if (OPENING.test(after)) return OPENING.test(before) || CLOSING.test(before) || (stop?.test(before) ?? false)
  return CLOSING.test(before) && (CLOSING.test(after) || (stop?.test(after) ?? false))
}
