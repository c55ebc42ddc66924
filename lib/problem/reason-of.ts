/** Why something failed, in one line: of a failed fetch, what lies behind it (`connect ECONNREFUSED …`). */
export function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return (cause instanceof Error ? cause.message : String(cause)).split('\n')[0] ?? ''
}
