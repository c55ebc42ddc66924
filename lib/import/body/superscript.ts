const SIGNS = '0123456789+-=()n'
const RAISED = { sup: '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ', sub: '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ' } as const

/** Returns a text in Unicode’s superscript or subscript characters; undefined if one of its characters has none. */
export function superscript(where: keyof typeof RAISED, text: string): string | undefined {
  const signs = [...text].map((sign) => RAISED[where][SIGNS.indexOf(sign)])
  return signs.every((sign) => sign !== undefined) ? signs.join('') : undefined
}
