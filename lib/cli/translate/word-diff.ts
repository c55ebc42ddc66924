import { styleText } from 'node:util'
import { diffWords } from 'diff'

/**
 * What has become of a text, word by word: `[-gone-]` and `{+come+}`, as Git marks them, and in colours on a terminal.
 * @param lang whose words they are; Chinese and Japanese, which have no spaces, are taken apart, too
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
