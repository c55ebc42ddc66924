import { withoutPasswords } from '../settings/without-passwords.ts'

/**
 * Returns the reason for an error in one line, without passwords. For a failed fetch it is the underlying cause (`connect ECONNREFUSED
 * …`).
 * @example
 * reasonOf(new Error('fetch failed', { cause: new Error('connect ECONNREFUSED') })) // => 'connect ECONNREFUSED'
 */
export function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return withoutPasswords((cause instanceof Error ? cause.message : String(cause)).split('\n')[0] ?? '')
}
