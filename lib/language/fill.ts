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

/** Returns a sentence that says whether a person or a machine made a translation, and whether an editor reviewed it. */
export function translationSentence(
  { by, reviewer }: { readonly by: 'human' | 'machine'; readonly reviewer: string | undefined },
  words: Messages,
): string {
  if (by === 'machine') return reviewer ? words.machineReviewed : words.machineUnreviewed
  return reviewer ? words.humanReviewed : words.humanUnreviewed
}
