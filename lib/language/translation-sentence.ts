import { fill } from './format.ts'
import type { Messages } from './messages.ts'

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
