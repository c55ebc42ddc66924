/** The meaning of system error codes for people who build a site (errno(3)). */
const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full.',
  EDQUOT: 'The disk quota is used up.',
  EROFS: 'The disk may only be read.',
  EACCES: 'A file or folder may not be read or written.',
  EPERM: 'A file or folder may not be changed.',
  EMFILE: 'Too many files are open.',
}

/** Returns why a build failed, and what happened to the site. An error from another thread has only its text left. */
export function explainFailure(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  const reason = REASONS[/\b(E[A-Z]+)\b/.exec(text)?.[1] ?? '']
  return reason ? `${reason} What was published before stays as it was.\n${text.split('\n')[0]}` : text
}
