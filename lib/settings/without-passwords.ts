/**
 * Returns a text, such as a message, in which no address contains a user name or a password.
 * @example withoutPasswords('https://editor:secret@news.example/ does not answer') // 'https://…@news.example/ does not answer'
 */
export function withoutPasswords(text: string): string {
  return text.replaceAll(SIGNED_IN, '$1…@')
}

/** An address up to its last @, before which a user name and a password may be. A password may contain a slash. */
const SIGNED_IN = /\b([a-z][a-z\d+.-]*:\/{1,2})(?:[^\s/@:“”"'<>]*:[^\s“”"'<>]*|[^\s/?#“”"'<>]*)@/gi
