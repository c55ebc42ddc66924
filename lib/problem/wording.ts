/** The names that a text has in braces: `folder` in “There is no {folder}.” */
export type PlacesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlacesIn<Rest>
  : never

/**
 * Returns a text with a value in place of each name in braces.
 * @param values the values by their names; with `PlacesIn`, a name that is missing is an error of types
 * @example
 * fillPlaces('There is no {folder}.', { folder: 'out' }) // => 'There is no out.'
 */
export function fillPlaces(text: string, values: Readonly<Record<string, unknown>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name]))
}

/** The sentences of another language, by the English ones with {0}, {1} … in place of values. */
export type Sentences = Readonly<Record<string, string>>

const ENGLISH: Sentences = {}

/** The language that sentences are in, and what its editors call the keys of front matter. */
const spoken: { sentences: Sentences; fields: Readonly<Record<string, string>> } = { sentences: ENGLISH, fields: {} }

/**
 * Sets the language of the sentences that `sentence` returns from now on. An object without entries stands for English.
 * @param fields the labels of a form, by the keys of front matter: `cover.alt`
 */
export function speakSentences(sentences: Sentences, fields: Readonly<Record<string, string>> = {}): void {
  Object.assign(spoken, { sentences, fields })
}

/** Returns the label that a form has for a key of front matter, with the number of the entry; else the key itself. */
export function fieldName(key: string): string {
  const [first = '', ...entry] = key.split('.')
  const label = spoken.fields[first]
  return spoken.fields[key] ?? (label ? `${label} ${entry.join('.')}` : key)
}

/**
 * Returns a sentence for an editor in the language that is set: English, unless `speakSentences` has set another. The
 * English one stands where it is needed, and finds that of the other language.
 * @example
 * sentence`Line ${3} has it already.` // => 'Line 3 has it already.'
 */
export function sentence(english: TemplateStringsArray | string, ...values: readonly unknown[]): string {
  if (typeof english === 'string') return spoken.sentences[english] ?? english
  if (spoken.sentences === ENGLISH) return String.raw({ raw: english }, ...values)
  const key = english.reduce((text, part, index) => `${text}{${index - 1}}${part}`)
  return (spoken.sentences[key] ?? key).replaceAll(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)]))
}

/**
 * Returns a word as a person types it into a shell: in quotation marks where it has more than letters, digits and signs
 * that mean nothing there.
 * @example shellWord('Zeitung für alle') // 'Zeitung für alle', with its quotation marks
 */
export function shellWord(word: string, platform: NodeJS.Platform = process.platform): string {
  if (/^[\p{L}\p{N}\p{M}_./:@%+,=~-]+$/u.test(word) && !/^[-~]/.test(word)) return word
  return platform === 'win32' ? `"${word}"` : `'${word.replaceAll("'", String.raw`'\''`)}'`
}

/** Returns the meaning of the system error code in a text; undefined if it has none. */
export function systemReason(text: string): string | undefined {
  return REASONS[/\b(E[A-Z]+)\b/.exec(text)?.[1] ?? '']
}

/** The meaning of system error codes for people who write and build a site (errno(3)). */
const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full.',
  EDQUOT: 'The disk quota is used up.',
  EROFS: 'The disk is read-only.',
  EACCES: 'There is no permission to read or write a file or folder.',
  EPERM: 'There is no permission to change a file or folder.',
  EMFILE: 'Too many files are open.',
  EIO: 'The disk cannot be read or written.',
  ENOTDIR: 'This is a file where a folder is needed, or is in one.',
  EISDIR: 'This is a folder where a file is needed.',
  ENAMETOOLONG: 'This name is too long.',
}

/** Whether an error ends all that writes: the disk is full, or may only be read. */
export function isOfDisk(error: unknown): boolean {
  return isSystemError(error) && ['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EMFILE'].includes(String(error.code))
}

/** Returns the file and the reason of an error of the system in one sentence; undefined for other errors. */
export function systemSentence(error: unknown, near?: string): string | undefined {
  if (!isSystemError(error)) return undefined
  const file = ('path' in error && typeof error.path === 'string' && error.path) || near
  const name = file && fromHere(file)
  const reason = error.code === 'ENOENT' ? missingReason(error.syscall, name) : systemReason(error.message)
  return reason && name ? `${name}: ${reason}` : reason
}

/** Returns the path of a file as seen from the working directory. Browsers load this module, which imports nothing. */
function fromHere(file: string): string {
  return process.getBuiltinModule('node:path').relative('', file) || file
}

function missingReason(call: unknown, name = ''): string | undefined {
  if (name.includes('\ufffd')) return 'The name of this file or folder is not UTF-8. Rename it.'
  // On a disk that may only be read, Node says that what it makes is missing.
  return call === 'mkdir'
    ? 'This folder cannot be made: the disk is read-only, or the folder above is gone.'
    : undefined
}

function isSystemError(error: unknown): error is Error & { readonly code: unknown; readonly syscall: unknown } {
  return error instanceof Error && 'syscall' in error && 'code' in error
}
