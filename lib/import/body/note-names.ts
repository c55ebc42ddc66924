/** Names that other systems use for an aside. */
export const NOTE_NAMES: readonly string[] = [
  ...['note', 'info', 'tip', 'hint', 'important', 'warning', 'caution', 'danger'],
  ...['callout', 'admonition', 'alert', 'notice'],
]
