/** Prints why a command cannot go on, and ends it. */
export function end(error: unknown): never {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
