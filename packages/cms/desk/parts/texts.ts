import { fillPlaces } from '../../../../lib/problem/wording.ts'
import english from './texts/en.json' with { type: 'json' }

/** A text of the desk, by its key in texts/en.json. */
export type DeskText = keyof typeof english

/** The languages of the desk: each has a file in the folder texts. The newspaper may have others. */
export const DESK_LANGUAGES = ['en', 'zh', 'es', 'fr', 'ar', 'ru', 'pt', 'de', 'ja', 'ko', 'hi', 'fa'] as const

/** The language of the desk, and its texts. */
const spoken: { tag: string; texts: Readonly<Partial<Record<string, string>>> } = { tag: 'en', texts: english }

/**
 * Returns a text of the desk in its language, with values in place of the names between braces.
 * @example
 * say('publishAtTime', { time: '09:00' }) // => 'Publish at 09:00'
 */
export function say(key: DeskText, values: Readonly<Record<string, string | number>> = {}): string {
  return fillPlaces(spoken.texts[key] ?? english[key], values)
}

/** Returns a day as a line of the desk has it: where lines run from right to left, its parts keep their order. */
export function inLine(day: string): string {
  return document.documentElement.dir === 'rtl' ? `\u2066${day}\u2069` : day
}

/** Returns the tag of the language of the desk. */
export function spokenLanguage(): string {
  return spoken.tag
}

/** Returns a time as the clock of the newspaper shows it. */
export function timeInWords(time: unknown, timeZone: string): string {
  return new Date(typeof time === 'number' ? time : String(time)).toLocaleString(spokenLanguage(), {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  })
}

/** Returns the language of the desk that fits those of a browser best: `pt` for `pt-BR`. */
export function bestLanguage(wanted: readonly string[]): string {
  const known = wanted.map((tag) => DESK_LANGUAGES.find((one) => one === tag.split('-')[0]))
  return known.find((tag) => tag !== undefined) ?? 'en'
}

/** Makes the desk speak a language. What is shown already stays as it is. */
export async function speak(tag: string): Promise<void> {
  if (!DESK_LANGUAGES.some((one) => one === tag)) return
  const { default: texts }: { default: Record<string, string> } =
    tag === 'en' ? { default: english } : await import(`./texts/${tag}.json`)
  Object.assign(spoken, { tag, texts })
  document.documentElement.lang = tag
  document.documentElement.dir = ['ar', 'fa'].includes(tag) ? 'rtl' : 'ltr'
}
