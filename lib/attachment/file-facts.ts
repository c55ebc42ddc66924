import { fill } from '../language/fill.ts'
import type { Messages } from '../language/messages.ts'

/** The type and size of a file, as the link to it says them in the language of the text. */
export interface FileFacts {
  /** The type: `PDF`; undefined if the words of the link say it. */
  readonly label: string | undefined
  /** The size: `1.2 MB`. */
  readonly size: string
  /** The media type. */
  readonly type: string
}

/** Returns what is written after the words of a link to a file: “ (PDF, 1.2 MB)”; nothing if there is no file. */
export function fileNote(
  file: FileFacts | undefined,
  { brackets, comma }: Pick<Messages, 'brackets' | 'comma'>,
): string {
  return file ? fill(brackets, '', fileWords(file, { comma })) : ''
}

/** Returns the type and the size of a file in words: “PDF, 1.2 MB”. */
export function fileWords({ label, size }: FileFacts, { comma }: Pick<Messages, 'comma'>): string {
  return label === undefined ? size : fill(comma, label, size)
}
