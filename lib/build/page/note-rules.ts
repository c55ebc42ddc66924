/**
 * Returns the CSS rules that place each note of a page beside its reference in the text, below the note before it
 * (components/section/notes.css). They are part of the style sheet, and so of its hash. A page without such notes gets
 * an empty string.
 */
export function noteRules(markup: string): string {
  if (!markup.includes(' class="story noted"')) return ''
  const numbers = [...markup.matchAll(/<li id="note-(\d+)"/g)].map(([, number]) => Number(number))
  return numbers
    .map(
      (number) =>
        `#ref-${number}{anchor-name:--ref-${number}}` +
        `#note-${number}{anchor-name:--note-${number};--call:--ref-${number};--above:--note-${number - 1}}`,
    )
    .join('')
}
