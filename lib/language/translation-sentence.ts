import type { Messages } from './messages.ts'

/** Returns a sentence that says whether a person or a machine made a translation, and whether an editor reviewed it. */
export function translationSentence(
  { by, reviewer }: { readonly by: 'human' | 'machine'; readonly reviewer: string | undefined },
  words: Messages,
): string {
  if (by === 'machine') return reviewer ? words.machineReviewed : words.machineUnreviewed
  return reviewer ? words.humanReviewed : words.humanUnreviewed
}
