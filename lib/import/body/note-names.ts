/** What other systems call a block that stands apart from the text. */
export const NOTE_NAMES: readonly string[] = [
  ...['note', 'info', 'tip', 'hint', 'important', 'warning', 'caution', 'danger'],
  ...['callout', 'admonition', 'alert', 'notice'],
]
