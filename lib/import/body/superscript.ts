const SIGNS = '0123456789+-=()n'
const RAISED = { sup: '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ', sub: '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ' } as const

/** A text set above or below the line in Unicode’s own letters for that; undefined where there is none for one of its own. */
export function superscript(where: keyof typeof RAISED, text: string): string | undefined {
  const signs = [...text].map((sign) => RAISED[where][SIGNS.indexOf(sign)])
  return signs.every((sign) => sign !== undefined) ? signs.join('') : undefined
}
