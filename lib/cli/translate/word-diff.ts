import { styleText } from 'node:util'
import { diffWords } from 'diff'

/**
 * Returns a word diff of a text: `[-removed-]` and `{+added+}`, as Git marks them, and in colour on a terminal.
 * @param lang the language of the text; Chinese and Japanese, which have no spaces, are split into words too
 */
export function wordDiff(before: string, now: string, lang: string): string {
  const intlSegmenter = new Intl.Segmenter(lang, { granularity: 'word' })
  return diffWords(before, now, { intlSegmenter })
    .map(({ added, removed, value }) => {
      if (added) return styleText('green', `{+${value}+}`)
      return removed ? styleText('red', `[-${value}-]`) : value
    })
    .join('')
}
