import type { Messages } from './messages.ts'

/**
 * Fills values into a message: each `#` is replaced by one value, in order.
 * @example
 * fill('# of #', '2', '3') // => '2 of 3'
 */
export function fill(message: string, ...values: readonly string[]): string {
  return message
    .split('#')
    .map((text, index) => text + (values[index] ?? ''))
    .join('')
}

/**
 * Returns the separator of a message such as `#, #`: the text after its first `#`.
 * @example
 * between('#, #') // => ', '
 */
export function between(message: string): string {
  return message.split('#')[1] ?? ''
}

/**
 * Returns sentences that say whether a person or a machine made a translation, whether an editor reviewed it, and which
 * form it has if it is not complete.
 */
export function translationSentence({ by, reviewer, form = 'complete' }: TranslationFacts, words: Messages): string {
  const [reviewed, unreviewed] =
    by === 'machine' ? [words.machineReviewed, words.machineUnreviewed] : [words.humanReviewed, words.humanUnreviewed]
  const made = reviewer ? reviewed : unreviewed
  return form === 'complete' ? made : fill(words.sentences, made, words[form])
}

interface TranslationFacts {
  readonly by: 'human' | 'machine'
  readonly reviewer: string | undefined
  readonly form?: 'complete' | keyof Pick<Messages, 'abridged' | 'adapted' | 'summary'> | undefined
}
