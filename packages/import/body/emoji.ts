import { nameToEmoji } from 'gemoji'

/** Replaces the short names of emoji in a text by the characters: `:tada:` by 🎉. Unknown names stay. */
export function withEmoji(text: string): string {
  return text.replaceAll(NAME, (written, name: string) =>
    Object.hasOwn(nameToEmoji, name) ? (nameToEmoji[name] ?? written) : written,
  )
}

const NAME = /(?<![\p{L}\p{N}:]):([a-z\d_+-]+):(?![\p{L}\p{N}:])/gu
