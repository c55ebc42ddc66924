import { fillPlaces } from '../../../../lib/problem/wording.ts'
import english from './texts/en.json' with { type: 'json' }

/** A text of the desk, by its key in texts/en.json. */
export type DeskText = keyof typeof english

/**
 * Returns a text of the desk with values in place of the names between braces.
 * @example
 * say('publishAtTime', { time: '09:00' }) // => 'Publish at 09:00'
 */
export function say(key: DeskText, values: Readonly<Record<string, string | number>> = {}): string {
  return fillPlaces(english[key], values)
}
