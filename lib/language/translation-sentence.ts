import type { Messages } from './messages.ts'

/** Who or what made a translation, and whether an editor has reviewed it, in a sentence. */
export function translationSentence(
  { by, reviewer }: { readonly by: 'human' | 'machine'; readonly reviewer: string | undefined },
  words: Messages,
): string {
  if (by === 'machine') return reviewer ? words.machineReviewed : words.machineUnreviewed
  return reviewer ? words.humanReviewed : words.humanUnreviewed
}
