/**
 * The rules that lead each note of a page to its call in the text: it stands beside it, below the note before
 * (components/section/notes.css). They are part of the style sheet, and so of its hash; a page without such notes has none.
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
