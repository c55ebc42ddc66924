import { messageNotes, messagesFor } from '../../lib/language/messages.ts'
import { COMMENT } from '../../lib/publication/read-messages.ts'

/**
 * Returns a file of messages with nothing translated: above each empty text, a comment has the English one and its
 * note.
 */
export function untranslatedMessages(): string {
  const notes = messageNotes()
  const about =
    'Write each translation between the empty quotation marks below its English text; # is the place of a value. ' +
    `What is empty, readers get in English. Keys that begin with ${COMMENT} are comments: delete them when you like.`
  const texts = Object.entries(messagesFor('en')).flatMap(([key, english]) => [
    [`${COMMENT} ${key}`, `${english} (${notes[key]})`],
    [key, ''],
  ])
  return `${JSON.stringify(Object.fromEntries([[COMMENT, about], ...texts]), null, 2)}\n`
}
