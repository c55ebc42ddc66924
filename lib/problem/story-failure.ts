import { withoutPasswords } from '../settings/settings.ts'
import { type Problem, START } from './problem.ts'
import { isOfDisk } from './wording.ts'

/**
 * Returns the problem of a story whose reading, check or rendering threw an error. The other stories go on.
 * @param file the file or folder of the story, as messages name it
 * @param before the beginning of the message: `This cannot be read: `
 * @throws the error itself if it concerns every story: the disk is full
 */
export function storyFailure(file: string, before: string, error: unknown): Problem {
  const cause = error instanceof Error ? error.cause : undefined
  if (isOfDisk(error) || isOfDisk(cause)) throw error
  const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
  const message = withoutPasswords(`${before}${reason.replace(/\.$/, '')}${placeIn(cause ?? error)}.`)
  const hint =
    'Take out what was added last. Code of the newsroom is yours to correct; any other error is one of Masthead: report it with this file.'
  return { file, ...START, rule: 'story-failed', severity: 'error', message, hint }
}

/** Returns the file and line of code that threw an error, in brackets; empty if it does not say. */
function placeIn(error: unknown): string {
  const [, at] = (error instanceof Error && /([^\\/()\s]+:\d+):\d+\)?(?:\n|$)/.exec(error.stack ?? '')) || []
  return at === undefined ? '' : ` (${at})`
}
