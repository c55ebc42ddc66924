/** A Markdown table: the first column is text, the others are figures. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), `|---|${'--:|'.repeat(head.length - 1)}`, ...rows.map(line)].join('\n')
}

/** The middle of some figures, or the mean of the two in the middle; undefined if there are none. */
export function median(figures: readonly number[]): number | undefined {
  const sorted = figures.toSorted((a, b) => a - b)
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  return low === undefined || high === undefined ? undefined : (low + high) / 2
}

/** A figure with its unit, if it has one; a dash where there is no figure. */
export function figure(value: number | undefined, unit: string, digits = 0): string {
  return value === undefined ? '–' : `${value.toFixed(digits)} ${unit}`.trim()
}
